import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { suggest } from "../suggest";
import { fillLarder, found } from "../testing/larder";
import { editionNow } from "./editions";

testDatabase();
beforeAll(fillLarder);

/** Which of its parts a change gives another edition. */
async function changedBy(change: ReturnType<typeof sql>): Promise<string[]> {
  const before = await editionNow(db());
  await db().execute(change);
  const after = await editionNow(db());
  return [
    after.whole === before.whole ? [] : "everything",
    after.words === before.words ? [] : "words",
    ...(["postings", "shelf"] as const).map((part) =>
      after[part].entries().some(([block, edition]) => before[part].get(block) !== edition) ? part : [],
    ),
  ].flat();
}

describe("an edition", () => {
  it.each<[string, ReturnType<typeof sql>, string[]]>([
    [
      "a title",
      sql`update product_texts set title = 'Rye loaf' where title = 'Dark rye bread'`,
      ["everything", "words", "postings", "shelf"],
    ],
    ["a price", sql`update prices set amount = amount + 1`, ["everything", "shelf"]],
    [
      "a price that goes",
      sql`delete from prices where variant_id = (select id from variants where sku = 'socks-0')`,
      ["everything", "shelf"],
    ],
    [
      "a product that goes",
      sql`delete from products where slug = 'yolka'`,
      ["everything", "words", "postings"],
    ],
    [
      "a synonym",
      sql`insert into search_synonyms (id, locale, words) values (gen_random_uuid(), 'en', '{loaf,jam}')`,
      ["everything", "words"],
    ],
    [
      "the order of departments",
      sql`update departments set position = position + 1`,
      ["everything", "words"],
    ],
    ["a price that stays", sql`update prices set amount = amount`, []],
    ["something else", sql`update products set updated_at = now()`, []],
  ])("is another with %s", async (_, change, parts) => {
    expect(await changedBy(change)).toEqual(parts);
  });

  it("is the one before again when what changed it is put back", async () => {
    const before = await editionNow(db());
    await db()
      .transaction(async (tx) => {
        await tx.execute(sql`update product_texts set title = title || ' anew'`);
        const within = await editionNow(tx);
        expect(within.whole).not.toBe(before.whole);
        await tx.execute(sql`update product_texts set title = title || ' again'`);
        expect((await editionNow(tx)).whole).not.toBe(within.whole);
        throw new Error("never mind");
      })
      .catch((error: Error) => expect(error.message).toBe("never mind"));
    expect((await editionNow(db())).whole).toBe(before.whole);
  });
});

describe("what a search has answered is not what it answers after", () => {
  it("a synonym", async () => {
    expect((await found("toast")).slugs).toEqual(["toast"]);
    await db().execute(
      sql`insert into search_synonyms (id, locale, words) values (gen_random_uuid(), 'en', '{toast,crisps}')`,
    );
    expect((await found("toast")).slugs.sort()).toEqual(["crisps", "toast"]);
    await db().execute(sql`delete from search_synonyms where 'toast' = any(words)`);
    expect((await found("toast")).slugs).toEqual(["toast"]);
  });

  it("a word that comes into a name, for spelling and for half a word", async () => {
    const offered = async (text: string) => (await suggest(db(), { locale: "en", text, limit: 6 })).words;
    expect(await found("marmalde")).toMatchObject({ slugs: [], corrected: null });
    expect(await offered("marm")).toEqual([]);
    await db().execute(sql`update product_texts set title = 'Marmalade' where title = 'Blueberry jam'`);
    expect(await found("marmalde")).toMatchObject({ slugs: ["jam"], corrected: "marmalade" });
    expect(await offered("marm")).toEqual(["marmalade"]);
  });
});
