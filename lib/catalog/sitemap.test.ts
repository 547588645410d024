import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { buildWorld } from "@/db/testing/world";
import { sitemapProducts, sitemapStarts } from "./sitemap";

testDatabase();

beforeAll(async () => {
  await buildWorld(["E", "B", "A", "D", "C", "DRAFT", "GONE"].map((sku) => ({ sku, price: 100 })));
  await db().execute(sql`update products set status = 'draft' where slug = 'draft'`);
  await db().execute(sql`
    update variants set active = false where product_id = (select id from products where slug = 'gone')`);
});

describe("the products of a sitemap", () => {
  it("begin a new file after every so many", async () => {
    expect(await sitemapStarts(db(), 2)).toEqual(["a", "c", "e"]);
    expect(await sitemapStarts(db(), 5)).toEqual(["a"]);
  });

  it("stand in one file each, and only when they have a page", async () => {
    const starts = await sitemapStarts(db(), 2);
    const files = await Promise.all(starts.map((from) => sitemapProducts(db(), from, 2)));
    expect(files.map((file) => file.map((p) => p.slug))).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });

  it("say when they last changed, in UTC", async () => {
    await db().execute(sql`
      update products set updated_at = '2026-03-01T12:30:00+02:00' where slug = 'a'`);
    expect(await sitemapProducts(db(), "", 1)).toEqual([{ slug: "a", changedAt: "2026-03-01T10:30:00Z" }]);
  });
});
