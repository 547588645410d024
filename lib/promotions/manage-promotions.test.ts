import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db, rowsOf } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { codesCsv } from "./codes-csv";
import { createPromotion } from "./create-promotion";
import { endPromotion } from "./end-promotion";
import { issueCodes } from "./issue-codes";
import { priceGround } from "./price-ground";
import { issuedCodes, staffPromotions } from "./staff-promotions";

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
const events = async (promotion: string) =>
  rowsOf<{ name: string }>(
    await db().execute(sql`select name from events where data ->> 'promotion' = ${promotion} order by at`),
  ).map(({ name }) => name);
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

  test("of the whole shop is nobody's to make but an admin's, and about nothing that is not there", async () => {
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

describe("a manager's promotion", () => {
  const mine = { ...tenPercent, stores: ["kallio"], needsCode: true };

  test("is about stores of theirs, which only those who have all of them change", async () => {
    const manager = as.manager(world.kallio);
    const before = await count();
    for (const stores of [["kamppi"], ["kallio", "kamppi"]])
      expect(await problem(createPromotion(manager, { ...mine, stores }))).toMatchObject({
        code: "store.not_found",
      });
    expect(
      await problem(
        createPromotion(manager, {
          kind: "free_delivery",
          name: { en: "x" },
          combining: "combinable",
          stores: ["kallio"],
        }),
      ),
    ).toMatchObject({ kind: "forbidden" });
    expect(await count()).toBe(before);

    const { id } = await createPromotion(manager, mine);
    await issueCodes(manager, { promotionId: id, codes: { word: "kalliocode" } });
    const made = await count();
    for (const who of [as.manager(world.kamppi), as.clerk(world.kallio), as.visitor()]) {
      expect((await problem(issueCodes(who, { promotionId: id, codes: { random: 1 } }))).kind).toMatch(
        /not_found|forbidden|unauthenticated/,
      );
      expect((await problem(endPromotion(who, { id }))).kind).toMatch(/not_found|forbidden|unauthenticated/);
    }
    const whole = await createPromotion(as.admin(), tenPercent);
    expect(await problem(endPromotion(manager, { id: whole.id }))).toMatchObject({ kind: "not_found" });
    expect(await count()).toBe(made + 1);
    await endPromotion(manager, { id });
    expect(await events(id)).toEqual(["promotion.created", "promotion.codes_issued", "promotion.ended"]);
  });
});

describe("the list", () => {
  test("says of each how it stands, who may change it, and what was given away", async () => {
    const { id } = await createPromotion(as.manager(world.kallio), {
      ...tenPercent,
      departments: ["goods"],
      stores: ["kallio"],
    });
    const later = await createPromotion(as.admin(), { ...tenPercent, startsAt: "2999-01-01T00:00:00Z" });
    const order = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity: 2 }] });
    await placeOrder(as.storefront(), {
      reservations: [order],
      customer: { name: "Maija Meri", email: "maija@example.com" },
      payment: { method: "pay_in_store" },
    });
    const seen = async (who: Ctx, which: string) =>
      (await staffPromotions(db(), who, 50)).find((p) => p.id === which);
    expect(await seen(as.manager(world.kallio), id)).toMatchObject({
      state: "running",
      stores: ["Kallio"],
      orders: 1,
      givenAway: 90,
      own: true,
      code: null,
    });
    expect(await seen(as.manager(world.kamppi), id)).toMatchObject({ own: false });
    expect(await seen(as.admin(), later.id)).toMatchObject({ state: "planned", own: true, orders: 0 });
    await endPromotion(as.admin(), { id });
    expect(await seen(as.admin(), id)).toMatchObject({ state: "over", givenAway: 90 });
    for (const who of [as.clerk(world.kallio), as.visitor(), as.storefront()])
      expect((await problem(staffPromotions(db(), who, 50))).kind).toMatch(/forbidden|unauthenticated/);
  });

  test("gives codes to a spreadsheet as text, and to their own managers alone", async () => {
    const { id } = await createPromotion(as.manager(world.kallio), {
      ...tenPercent,
      name: { en: '=HYPERLINK("evil")' },
      stores: ["kallio"],
      needsCode: true,
    });
    await issueCodes(as.manager(world.kallio), { promotionId: id, codes: { random: 3 }, maxUses: 1 });
    const codes = await issuedCodes(db(), as.manager(world.kallio), id);
    expect(codes).toHaveLength(3);
    const csv = codesCsv(codes, "en");
    expect(csv.split("\r\n")).toHaveLength(5);
    expect(csv).toMatch(/^\uFEFFpromotion,code,max_uses,uses\r\n/);
    expect(csv).not.toMatch(/(^|,|")[=+@-]/m);
    for (const who of [as.manager(world.kamppi), as.clerk(world.kallio)])
      expect((await problem(issuedCodes(db(), who, id))).kind).toMatch(/not_found|forbidden/);
    expect(await problem(issuedCodes(db(), as.admin(), "1"))).toMatchObject({ code: "promotion.not_found" });
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

  test("are not made for what needs none or is over, nor by a manager for the whole shop's", async () => {
    const { id } = await createPromotion(as.admin(), tenPercent);
    const before = await count();
    const ask = { promotionId: id, codes: { random: 1 } };
    expect(await problem(issueCodes(as.admin(), ask))).toMatchObject({ code: "promotion.not_found" });
    expect(await problem(issueCodes(as.manager(world.kallio), ask))).toMatchObject({ kind: "not_found" });
    expect(await count()).toBe(before);
  });
});
