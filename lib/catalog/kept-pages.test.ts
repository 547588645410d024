import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { findPages, forgetPages, keepPage } from "./kept-pages";
import { everything, tags, tagsOfProducts } from "./page-tags";
import { renewalsSince, renewPages } from "./renew-pages";

testDatabase();
beforeEach(async () => void (await db().execute(sql`delete from kept_pages`)));

const renew = (...changed: string[]) => db().transaction((tx) => renewPages(tx, changed));
const edition = async () => (await renewalsSince(db(), 0)).at(-1)?.edition ?? 0;

async function kept(on: readonly string[], made: { edition?: number; text?: string } = {}) {
  const page = {
    key: randomBytes(32),
    tags: on,
    edition: made.edition ?? (await edition()),
    page: Buffer.from(made.text ?? "a page"),
  };
  await keepPage(db(), page);
  return page;
}
const found = async (...pages: { key: Buffer }[]) =>
  (
    await findPages(
      db(),
      pages.map(({ key }) => key),
    )
  )
    .map(({ page }) => page.toString())
    .sort();

test("a page is found until one of its tags is renewed", async () => {
  const rye = await kept(["products", "product:rye"], { text: "rye" });
  const tea = await kept(["products", "product:tea"], { text: "tea" });
  expect(await found(rye, tea, { key: randomBytes(32) })).toEqual(["rye", "tea"]);
  await renew("product:rye", "stores");
  expect(await found(rye, tea)).toEqual(["tea"]);
  await renew("products");
  expect(await found(rye, tea)).toEqual([]);
});

test("a page that was begun before a renewal does not count after it, however late it is written", async () => {
  const before = await edition();
  await renew("stores");
  expect(await found(await kept(["stores"], { edition: before }))).toEqual([]);
  expect(await found(await kept(["stores"], { text: "anew" }))).toEqual(["anew"]);
});

test("of two servers that made the same page the one that knew more is kept", async () => {
  const old = await kept(["stores"], { text: "old" });
  await renew("stores");
  await keepPage(db(), { ...old, edition: await edition(), page: Buffer.from("new") });
  await keepPage(db(), old);
  expect(await found(old)).toEqual(["new"]);
});

test("renewals come to be seen in the order of their numbers, so that none is passed by", async () => {
  const before = await edition();
  let commit = () => {};
  const first = db().transaction(async (tx) => {
    await renewPages(tx, ["product:slow"]);
    await new Promise<void>((resolve) => {
      commit = resolve;
    });
  });
  const second = renew("product:quick");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await renewalsSince(db(), before)).toEqual([]);
  commit();
  await Promise.all([first, second]);
  const seen = await renewalsSince(db(), before);
  expect(seen.map(({ tag }) => tag)).toEqual(["product:slow", "product:quick"]);
  expect(await renewalsSince(db(), seen[0]!.edition)).toEqual([seen[1]]);
});

test("pages of last week go, and the oldest beyond the room there is", async () => {
  const [week, older, newer] = [
    await kept([], { text: "of last week" }),
    await kept([], { text: "older" }),
    await kept([], { text: "newer" }),
  ];
  const age = (page: { key: Buffer }, by: string) =>
    db().execute(sql`update kept_pages set made_at = now() - ${by}::interval where key = ${page.key}`);
  await age(week, "8 days");
  await age(older, "1 hour");
  expect(await forgetPages(db(), 1000)).toBe(1);
  expect(await found(week, older, newer)).toEqual(["newer", "older"]);
  expect(await forgetPages(db(), 8)).toBe(1);
  expect(await found(older, newer)).toEqual(["newer"]);
  expect(await forgetPages(db(), 0)).toBe(1);
});

test("what is said of a product is said on its own page, in the departments above it and in showcases", async () => {
  await rows`insert into departments (id, slug, name, plinth, position, parent_id) values
    ('00000000-0000-7000-8000-000000000001', 'food', '{"en":"Food"}', 'oat', 1, null),
    ('00000000-0000-7000-8000-000000000002', 'bread', '{"en":"Bread"}', 'oat', 1, '00000000-0000-7000-8000-000000000001'),
    ('00000000-0000-7000-8000-000000000003', 'toys', '{"en":"Toys"}', 'oat', 2, null)`;
  await rows`insert into products (id, slug, status, department_id, vat_basis_points, source, position)
    values (gen_random_uuid(), 'rye', 'published', '00000000-0000-7000-8000-000000000002', 1400, 'test', 1)`;
  expect(await tagsOfProducts(db(), ["rye", "gone"])).toEqual([
    "product:rye",
    "product:gone",
    "department:bread",
    "department:food",
    "showcase",
  ]);
  expect(tags.product("x".repeat(255)).length).toBeLessThanOrEqual(256);
  expect(everything).toEqual(["products", "departments", "stores"]);
});
