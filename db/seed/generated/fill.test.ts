import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db, rowsOf } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { checkInvariants } from "@/lib/invariants/check";
import { seedDemoShop } from "../demo-shop";
import { Refused } from "../refused";
import { fillWithGenerated, readCount } from "./fill";
import { kinds } from "./words";

testDatabase();

const one = async <R>(query: string): Promise<R> => rowsOf<R>(await db().execute(sql.raw(query)))[0]!;

it.each(["", "0", "-5", "1.5", "1e3", "200,000", "500001", "many", undefined])(
  "refuses to make %s products",
  (text) => {
    expect(() => readCount(text)).toThrow(Refused);
  },
);

it("makes from one to half a million", () => {
  expect([readCount("1"), readCount("200000"), readCount("500000")]).toEqual([1, 200_000, 500_000]);
});

it("makes nothing in a shop without the demo's departments", async () => {
  await expect(fillWithGenerated(db(), 10)).rejects.toThrow("demo shop");
  expect(await one("select count(*)::int as n from products")).toEqual({ n: 0 });
});

describe("a demo shop", () => {
  beforeAll(async () => {
    await seedDemoShop(db(), "correct horse battery");
    await Promise.all([fillWithGenerated(db(), 1_000), fillWithGenerated(db(), 1_000)]);
  }, 120_000);

  it("has as many as were wanted, however often and by however many they were asked for", async () => {
    expect(await fillWithGenerated(db(), 1_000)).toBe(0);
    expect(await fillWithGenerated(db(), 1_003)).toBe(3);
    expect(await one("select count(*)::int as n from products where source = 'generated'")).toEqual({
      n: 1_003,
    });
  });

  it("has them in every department that they are made for, under many brands, at prices that lie within theirs", async () => {
    const spread = await one<Record<string, number>>(`
      select count(distinct p.department_id)::int as departments, count(distinct p.brand)::int as brands,
        count(distinct t.title)::int as titles, min(c.amount) as lowest, max(c.amount) as highest,
        count(distinct p.id) filter (where c.compare_at_amount is not null)::int as reduced,
        count(distinct p.id) filter (where v.position = 2)::int as sized,
        count(distinct p.id) filter (where p.created_at > now() - interval '30 days')::int as new
      from products p join product_texts t on t.product_id = p.id and t.locale = 'fi'
      join variants v on v.product_id = p.id join prices c on c.variant_id = v.id where p.source = 'generated'`);
    expect(spread.departments).toBe(new Set(kinds.map((kind) => kind.department)).size);
    expect(spread.brands).toBe(30);
    expect(spread.titles).toBeGreaterThan(950);
    expect(spread.lowest).toBeGreaterThanOrEqual(99);
    expect(spread.highest).toBeLessThanOrEqual(29_909 * 1.5);
    for (const [what, share] of [
      ["reduced", 12],
      ["sized", 7],
      ["new", 400 / 30],
    ] as const) {
      expect(spread[what]).toBeGreaterThan(1_000 / share / 2);
      expect(spread[what]).toBeLessThan((1_000 / share) * 2);
    }
  });

  it("has each on the shelves of some stores, with a ledger that explains them", async () => {
    const shelves = await one<{ stores: number; empty: number; levels: number }>(`
      select count(distinct s.location_id)::int as stores, count(*) filter (where on_hand = 0)::int as empty,
        count(*)::int as levels
      from stock_levels s join variants v on v.id = s.variant_id where v.sku like 'GEN-%'`);
    expect(shelves.stores).toBe(7);
    expect(shelves.levels).toBeGreaterThan(2_000);
    expect(shelves.empty).toBeGreaterThan(shelves.levels / 20);
    expect(await checkInvariants(db())).toEqual([]);
  });

  it("has barcodes that a scanner accepts", async () => {
    const codes = rowsOf<{ barcode: string }>(
      await db().execute(sql`select barcode from variants where sku like 'GEN-%'`),
    );
    const sound = codes.filter(({ barcode }) => {
      const sum = [...barcode].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
      return /^21\d{11}$/.test(barcode) && sum % 10 === 0;
    });
    expect(sound).toHaveLength(codes.length);
    expect(new Set(codes.map((c) => c.barcode)).size).toBe(codes.length);
  });
});
