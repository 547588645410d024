import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db, rowsOf } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { newId } from "@/lib/kernel/id";
import { createPromotion } from "./create-promotion";
import { endPromotion } from "./end-promotion";
import { issueCodes } from "./issue-codes";
import { priceGround } from "./price-ground";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 50 }]);
});

const tenPercent = {
  kind: "percent" as const,
  basisPoints: 1000,
  name: { en: "Ten percent" },
  combining: "combinable" as const,
};
const running = async (codes: string[] = []) =>
  (await priceGround(db(), { skus: ["BREAD"], codes, customer: { id: null, email: null }, to: null }))
    .promotions;
const count = async () =>
  rowsOf<{ n: number }>(
    await db().execute(sql`
      select ((select count(*) from promotions) + (select count(*) from promotion_codes))::int as n`),
  )[0]!.n;

describe("a promotion", () => {
  test("begins with what it is about, and ends once", async () => {
    const { id } = await createPromotion(as.admin(), {
      ...tenPercent,
      departments: ["goods"],
      stores: ["kallio"],
    });
    const found = (await running()).find((p) => p.id === id);
    expect(found).toMatchObject({ kind: "percent", basisPoints: 1000, stores: [world.kallio], code: null });
    expect(found?.departments).toHaveLength(1);
    const ended = await Promise.allSettled([1, 2].map(() => endPromotion(as.admin(), { id })));
    expect(ended.map((e) => e.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await running()).some((p) => p.id === id)).toBe(false);
    expect(await problem(endPromotion(as.admin(), { id }))).toMatchObject({ code: "promotion.over" });
    expect(await problem(endPromotion(as.admin(), { id: newId() }))).toMatchObject({ kind: "not_found" });
  });

  test("is nobody's to make but an admin's, and about nothing that is not there", async () => {
    const before = await count();
    for (const who of [as.manager(world.kallio), as.visitor(), as.storefront()])
      expect((await problem(createPromotion(who, tenPercent))).kind).toMatch(/forbidden|unauthenticated/);
    expect(await problem(createPromotion(as.admin(), { ...tenPercent, stores: ["nowhere"] }))).toMatchObject({
      code: "store.not_found",
    });
    expect(await problem(createPromotion(as.admin(), { ...tenPercent, basisPoints: 10_001 }))).toMatchObject({
      code: "input.invalid",
    });
    expect(await count()).toBe(before);
  });
});

describe("codes", () => {
  test("are made at random, or said; each means one thing", async () => {
    const { id: promotionId } = await createPromotion(as.admin(), { ...tenPercent, needsCode: true });
    const { codes } = await issueCodes(as.admin(), { promotionId, codes: { random: 100 }, maxUses: 1 });
    expect(new Set(codes).size).toBe(100);
    expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code))).toBe(true);
    const { codes: said } = await issueCodes(as.admin(), { promotionId, codes: { word: "hello" } });
    expect(said).toEqual(["HE110"]);
    expect((await running([codes[0]!])).map((p) => p.code)).toContain(codes[0]);
    expect((await running()).some((p) => p.id === promotionId)).toBe(false);
    const twice = await Promise.allSettled(
      [1, 2].map(() => issueCodes(as.admin(), { promotionId, codes: { word: "breakfast" } })),
    );
    expect(twice.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("are not made for what needs none or is over, nor by a manager", async () => {
    const { id } = await createPromotion(as.admin(), tenPercent);
    const before = await count();
    const ask = { promotionId: id, codes: { random: 1 } };
    expect(await problem(issueCodes(as.admin(), ask))).toMatchObject({ code: "promotion.not_found" });
    expect(await problem(issueCodes(as.manager(world.kallio), ask))).toMatchObject({ kind: "forbidden" });
    expect(await count()).toBe(before);
  });
});
