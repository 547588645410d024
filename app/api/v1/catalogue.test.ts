import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { productSorts } from "@/lib/search/product-search";
import { getProductCall, listAvailabilityCall, listProductsCall } from "./_contract/catalog";
import { reserveCall } from "./_contract/reservations";
import { listStoresCall, listWindowsCall } from "./_contract/stores";
import { ok, refused } from "./_testing/api";
import { keyOf } from "./_testing/callers";

testDatabase();
beforeAll(async () => {
  await buildWorld([
    { sku: "RYE", price: 420, kallio: 10 },
    { sku: "BUN", price: 250, kallio: 0, kamppi: 7 },
    { sku: "PIE", price: 420, kallio: 4, safetyStock: 1 },
    { sku: "EGG", price: 90, kallio: 1 },
    { sku: "JAM", price: 610 },
    { sku: "OLD", price: 10, kallio: 5 },
  ]);
  await rows`update products set status = 'archived' where slug = 'old'`;
  await rows`
    update product_texts set title = '100 % egg' where product_id = (select id from products where slug = 'egg')`;
});

const skus = async (query: Record<string, string>) =>
  (await ok(listProductsCall, { query })).data.flatMap((p) => p.variants.map((v) => v.sku));

describe("the listing", () => {
  it.each(productSorts)("is walked by %s without losing or repeating anything", async (sort) => {
    const whole = await skus({ sort, limit: "100" });
    expect([...whole].sort()).toEqual(["BUN", "EGG", "JAM", "PIE", "RYE"]);
    const walked: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: Record<string, string> = cursor ? { sort, limit: "2", cursor } : { sort, limit: "2" };
      const page = await ok(listProductsCall, { query });
      walked.push(...page.data.flatMap((p) => p.variants.map((v) => v.sku)));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(whole);
  });

  it("sorts by price and by title", async () => {
    expect((await skus({ sort: "price_asc" })).slice(0, 2)).toEqual(["EGG", "BUN"]);
    expect((await skus({ sort: "price_desc" }))[0]).toBe("JAM");
    expect(await skus({ sort: "title" })).toEqual(["EGG", "BUN", "JAM", "PIE", "RYE"]);
  });

  it("refuses a cursor of another sort", async () => {
    const { nextCursor } = await ok(listProductsCall, { query: { sort: "title", limit: "1" } });
    await refused(listProductsCall, "input.invalid", { query: { sort: "newest", cursor: nextCursor! } });
  });

  it("finds by words of a title in the reader's language or the shop's own, and by whole SKU or barcode", async () => {
    expect(await skus({ q: "the rye" })).toEqual(["RYE"]);
    expect(await skus({ q: "2JAM" })).toEqual(["JAM"]);
    expect(await skus({ q: "2JA" })).toEqual([]);
    expect(await skus({ q: "100 egg" })).toEqual(["EGG"]);
    expect(await skus({ q: "%" })).toEqual([]);
    expect(await skus({ q: "old" })).toEqual([]);
  });

  it("keeps what can be collected: at a store, or anywhere", async () => {
    expect((await skus({ store: "kallio", available: "pickup" })).sort()).toEqual(["EGG", "PIE", "RYE"]);
    expect((await skus({ available: "pickup" })).sort()).toEqual(["BUN", "EGG", "PIE", "RYE"]);
    await refused(listProductsCall, "store.not_found", { query: { store: "nowhere" } });
  });

  it("counts what an expired reservation held as there, with nobody sweeping", async () => {
    const body = { store: "kallio", lines: [{ sku: "EGG", quantity: 1 }] };
    const { id } = await ok(reserveCall, { body });
    const query = { store: "kallio", available: "pickup", q: "egg" };
    expect(await skus(query)).toEqual([]);
    await rows`
      update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'
      where id = ${id}`;
    expect(await skus(query)).toEqual(["EGG"]);
  });

  it("counts a department whatever department is asked for", async () => {
    const facets = [{ slug: "goods", name: "Goods", count: 5 }];
    expect((await ok(listProductsCall, { query: { category: "nothing" } })).facets.categories).toEqual(
      facets,
    );
    expect(await skus({ category: "nothing" })).toEqual([]);
  });
});

describe("a product", () => {
  it("is told in the reader's language, and not at all when it is not on sale", async () => {
    expect(await ok(getProductCall, { params: { slug: "rye" } })).toMatchObject({
      slug: "rye",
      title: "The RYE",
      category: { slug: "goods", name: "Goods" },
      variants: [{ sku: "RYE", barcode: "2RYE", price: { amount: 420 }, compareAtPrice: null, options: [] }],
    });
    for (const slug of ["old", "nothing", "%00", "a/b"])
      await refused(getProductCall, "product.not_found", { params: { slug } });
  });
});

describe("availability", () => {
  it("keeps safety stock back, and says when", async () => {
    const { data } = await ok(listAvailabilityCall, { query: { sku: "PIE,JAM,PIE", store: "kallio" } });
    expect(data).toMatchObject([
      { sku: "PIE", store: "kallio", status: "low_stock", quantity: 3 },
      { sku: "JAM", store: "kallio", status: "out_of_stock", quantity: 0, readyBy: null },
    ]);
    expect(data[0]!.readyBy).not.toBeNull();
  });

  it("knows no SKU that is not on sale, no other store, and no fifty-one SKUs", async () => {
    for (const sku of ["OLD", "RYE,NOTHING"])
      await refused(listAvailabilityCall, "variant.not_found", { query: { sku } });
    await refused(listAvailabilityCall, "store.not_found", { query: { sku: "RYE", store: "nowhere" } });
    const many = Array.from({ length: 51 }, (_, n) => `S${n}`).join(",");
    for (const sku of [many, "", " ", "A,,B"])
      await refused(listAvailabilityCall, "input.invalid", { query: { sku } });
    await refused(listAvailabilityCall, "input.invalid", {});
  });

  it("tells a till exactly", async () => {
    const till = await keyOf("associate", "kallio");
    const { data } = await ok(listAvailabilityCall, { ...till, query: { sku: "RYE" } });
    expect(data.find((row) => row.store === "kallio")!.quantity).toBe(10);
  });
});

describe("stores", () => {
  it("are sorted by how far they are, and tell it", async () => {
    const { data } = await ok(listStoresCall, { query: { near: "60.1688,24.9316" } });
    expect(data.map((s) => [s.id, s.distanceMeters])).toEqual([
      ["kamppi", 0],
      ["kallio", 1974],
    ]);
    expect((await ok(listStoresCall)).data.map((s) => s.distanceMeters)).toEqual([null, null]);
    for (const near of ["60", "91,0", "0,181", "a,b", "60.1;24.9"])
      await refused(listStoresCall, "input.invalid", { query: { near } });
  });

  it("offer windows for as many days as asked", async () => {
    const windows = async (days: string) =>
      (await ok(listWindowsCall, { params: { store: "kallio" }, query: { days } })).data;
    expect((await windows("2")).length).toBeGreaterThan((await windows("1")).length);
    for (const days of ["0", "15"])
      await refused(listWindowsCall, "input.invalid", { params: { store: "kallio" }, query: { days } });
    await refused(listWindowsCall, "store.not_found", { params: { store: "nowhere" } });
  });
});
