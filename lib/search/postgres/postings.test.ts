import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, type Tx } from "@/db/client";
import { departments } from "@/db/schema/catalog";
import { countStatements } from "@/db/testing/count-statements";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { newId } from "@/lib/kernel/id";
import { editionNow } from "./editions";
import { KeptPostings } from "./kept-postings";
import { goneTerm } from "./postings";

testDatabase();

const say = (statement: ReturnType<typeof sql>) => db().execute(statement);

/** More than one take-up's portion. */
const many = 2_100;

beforeAll(async () => {
  const department = newId();
  await db()
    .insert(departments)
    .values({ id: department, slug: "larder", name: { en: "Larder" }, plinth: "butter" });
  await say(sql`
    insert into products (id, slug, department_id, vat_basis_points, source, position)
    select gen_random_uuid(), 'thing-' || n, ${department}::uuid, 1400, 'test', n from generate_series(1, ${many}::int) n`);
  await say(sql`
    insert into product_texts (product_id, locale, title, description_html)
    select id, 'en', 'Thing ' || position, '<p>Round as number ' || position % 7 || '</p>' from products`);
}, 60_000);

/** What the documents say themselves: term, document, whether it is named, its weight. */
const documents = async () =>
  (
    await rows<{ entry: string }>`
      select t.term || ' ' || d.number || ' ' || (t.place <= d.named) || ' ' || t.weight as entry
      from search_documents d cross join lateral unnest(d.terms, d.weights) with ordinality t (term, weight, place)`
  )
    .map(({ entry }) => entry)
    .sort();

/** A server's that has been here from the first, and one's that has room for next to nothing. */
const [kept, forgetful] = [new KeptPostings(2 ** 30), new KeptPostings(2 ** 12)];

async function read(by: KeptPostings, tx: Tx = db()) {
  const terms = (await rows<{ term: number }>`select distinct term from search_postings`).map(
    (row) => row.term,
  );
  const { postings } = await editionNow(tx);
  return by.of(tx, terms, postings);
}

/** What a server says that keeps them. */
async function postings(by = kept): Promise<{ entries: string[]; gone: number; blocks: number }> {
  const entries: string[] = [];
  let [all, blocks] = [0, 0];
  for (const [block, byTerm] of await read(by)) {
    const gone = new Set(Array.from(byTerm.get(goneTerm) ?? [], (entry) => entry >>> 16));
    all += gone.size;
    blocks += 1;
    for (const [term, posting] of byTerm) {
      if (term === goneTerm) continue;
      for (const entry of posting) {
        const place = entry >>> 16;
        if (gone.has(place)) continue;
        entries.push(`${term} ${block * 16_384 + place} ${(entry & 0x8000) !== 0} ${entry & 0x7fff}`);
      }
    }
  }
  return { entries: entries.sort(), gone: all, blocks };
}

const agree = async () => {
  const { entries, ...rest } = await postings();
  expect(entries).toEqual(await documents());
  expect((await postings(forgetful)).entries).toEqual(entries);
  return rest;
};

describe("postings", () => {
  it("say what the documents say, from the first", async () => {
    expect((await documents()).length).toBeGreaterThan(many * 4);
    expect(await agree()).toMatchObject({ gone: 0 });
  });

  it("go on saying it when texts change, and when products come, go and are hidden", async () => {
    await say(
      sql`update product_texts set title = title || ' again' from products p where p.id = product_id and p.position <= 30`,
    );
    await say(sql`update products set status = 'archived' where position between 20 and 24`);
    await say(sql`delete from products where position between 26 and 28`);
    await say(sql`update products set brand = 'Metsä' where position = 40`);
    expect(await agree()).toMatchObject({ gone: 30 + 5 + 3 + 1 });
    expect(await rows`select 1 from search_words where word = 'again'`).toHaveLength(1);
  });

  it("are written anew once very many of the documents they name are gone", async () => {
    await say(sql`update product_texts set description_html = '<p>Square</p>'`);
    expect((await agree()).gone).toBeLessThan(many);
    await say(sql`update product_texts set description_html = '<p>Flat</p>'`);
    expect((await agree()).gone).toBeLessThan(many);
  });

  it("can be written anew at any time", async () => {
    await say(sql`select search_sweep(block) from (select distinct block from search_postings) blocks`);
    expect(await agree()).toMatchObject({ gone: 0 });
  });

  it("are put back with everything else when what changed them is", async () => {
    const before = await postings();
    await db()
      .transaction(async (tx) => {
        await tx.execute(sql`update product_texts set title = 'Another'`);
        await read(kept, tx);
        throw new Error("never mind");
      })
      .catch(() => undefined);
    expect(await postings()).toEqual(before);
    await agree();
  });

  it("are read once, and again where they have changed", async () => {
    await read(kept);
    const sent = async () => (await countStatements(() => read(kept))).statements;
    // The terms of this test, and the edition.
    expect(await sent()).toBe(2);
    await say(sql`update prices set amount = amount + 1`);
    await say(sql`update products set slug = 'something-else' where position = 50`);
    expect(await sent()).toBe(2);
    await say(sql`update products set brand = 'Meri' where position = 41`);
    expect(await sent()).toBe(3);
    expect(await sent()).toBe(2);
  });

  it("take no more room than they are given", async () => {
    await read(kept);
    await read(forgetful);
    expect(kept.bytes).toBeGreaterThan(2 ** 12);
    expect(forgetful.bytes).toBeLessThanOrEqual(2 ** 12);
  });
});
