import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { shopperOf } from "@/lib/kernel/shopper";
import { addToCart } from "./add-to-cart";
import { maxLines, maxSaved, maxUnits } from "./bounds";
import { dropSaved } from "./drop-saved";
import { mergeCart } from "./merge-cart";
import { mine } from "./owner";
import { cartLines, savedLines } from "./queries";
import { saveForLater } from "./save-for-later";
import { takeUpSaved } from "./take-up-saved";

testDatabase();

const many = Array.from({ length: maxLines }, (_, i) => ({ sku: `MANY-${i}`, price: 100, kallio: 1 }));

beforeAll(async () => {
  await buildWorld([
    { sku: "BREAD", price: 450, kallio: 10, kamppi: 4 },
    { sku: "MUG", price: 1290, kallio: 2 },
    ...many,
    ...Array.from({ length: maxSaved }, (_, i) => ({ sku: `ASIDE-${i}`, price: 100 })),
  ]);
});

const add = (ctx: Ctx, sku: string, quantity = 1, store: string | null = "kallio") =>
  addToCart(ctx, { sku, quantity, store });
const lineOf = async (ctx: Ctx, sku: string) => (await cartLines(db(), ctx)).find((l) => l.sku === sku)!.id;
const savedOf = async (ctx: Ctx, sku: string) => (await savedLines(db(), ctx)).find((l) => l.sku === sku)!.id;
const briefly = async (ctx: Ctx) => ({
  basket: (await cartLines(db(), ctx)).map((l) => `${l.quantity} ${l.sku} ${l.store}`),
  saved: (await savedLines(db(), ctx)).map((l) => `${l.quantity} ${l.sku} ${l.store}`),
});

describe("what is put aside", () => {
  test("leaves the basket and comes back as it was", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    await add(me, "MUG", 1, null);
    await saveForLater(me, { id: await lineOf(me, "MUG") });
    expect(await briefly(me)).toEqual({ basket: ["2 BREAD kallio"], saved: ["1 MUG null"] });
    await takeUpSaved(me, { id: await savedOf(me, "MUG") });
    expect(await briefly(me)).toEqual({ basket: ["2 BREAD kallio", "1 MUG null"], saved: [] });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("adds up with the same put aside before, and with the same in the basket, as far as a line goes", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 60);
    await saveForLater(me, { id: await lineOf(me, "BREAD") });
    await add(me, "BREAD", 50, "kamppi");
    await saveForLater(me, { id: await lineOf(me, "BREAD") });
    expect(await briefly(me)).toEqual({ basket: [], saved: [`${maxUnits} BREAD kamppi`] });
    await add(me, "BREAD", 3, "kamppi");
    await takeUpSaved(me, { id: await savedOf(me, "BREAD") });
    expect(await briefly(me)).toEqual({ basket: [`${maxUnits} BREAD kamppi`], saved: [] });
  });

  test("keeps the price that was seen, so that a change shows", async () => {
    const me = as.visitor();
    await add(me, "MUG");
    await saveForLater(me, { id: await lineOf(me, "MUG") });
    const setPrice = (amount: number) =>
      db().execute(sql`
        update prices set amount = ${amount} where variant_id = (select id from variants where sku = 'MUG')`);
    await setPrice(1500);
    expect(await savedLines(db(), me)).toMatchObject([{ seenAmount: 1290, unitAmount: 1500 }]);
    await takeUpSaved(me, { id: await savedOf(me, "MUG") });
    expect(await cartLines(db(), me)).toMatchObject([{ seenAmount: 1290, unitAmount: 1500 }]);
    await setPrice(1290);
  });

  test("is nobody else's, and nothing changes for who tries", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    await add(me, "MUG", 1);
    await saveForLater(me, { id: await lineOf(me, "MUG") });
    const before = await briefly(me);
    const other = as.visitor();
    await add(other, "BREAD");
    const refused = { kind: "not_found", code: "cart.line_not_found" };
    expect(await problem(saveForLater(other, { id: await lineOf(me, "BREAD") }))).toMatchObject(refused);
    expect(await problem(takeUpSaved(other, { id: await savedOf(me, "MUG") }))).toMatchObject(refused);
    expect(await problem(dropSaved(other, { id: await savedOf(me, "MUG") }))).toMatchObject(refused);
    expect(await problem(dropSaved(as.storefront(), { id: newId() }))).toMatchObject({ kind: "forbidden" });
    expect(await briefly(me)).toEqual(before);
  });

  test("a basket that is full takes nothing back, and it stays aside", async () => {
    const me = as.visitor();
    await add(me, "BREAD");
    await saveForLater(me, { id: await lineOf(me, "BREAD") });
    for (const { sku } of many) await add(me, sku);
    expect(await problem(takeUpSaved(me, { id: await savedOf(me, "BREAD") }))).toMatchObject({
      code: "cart.full",
    });
    expect((await briefly(me)).saved).toEqual(["1 BREAD kallio"]);
  });

  test("twice at once happens once; forgotten, it is gone", async () => {
    const me = as.visitor();
    await add(me, "BREAD", 2);
    const id = await lineOf(me, "BREAD");
    const pressed = await Promise.allSettled([saveForLater(me, { id }), saveForLater(me, { id })]);
    expect(pressed.map((p) => p.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await briefly(me)).toEqual({ basket: [], saved: ["2 BREAD kallio"] });
    await dropSaved(me, { id: await savedOf(me, "BREAD") });
    expect(await briefly(me)).toEqual({ basket: [], saved: [] });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("what may lie aside", () => {
  /** Fills what lies aside of somebody's basket, the oldest first, all older than what is put there by hand. */
  const fill = ({ actor }: Ctx, count: number) =>
    db().execute(sql`
      insert into saved_lines (id, cart_id, variant_id, quantity, seen_amount, currency, saved_at)
      select gen_random_uuid(), c.id, v.id, 1, 100, 'EUR', now() - interval '1 day' + n * interval '1 second'
      from carts c, (select id, row_number() over (order by id) as n from variants where sku like 'ASIDE-%') v
      where ${mine(actor)} and n <= ${count}`);
  const skus = async (ctx: Ctx) => (await savedLines(db(), ctx)).map((l) => l.sku);

  test("is bounded: one more is refused, and what it was to replace stays in the basket", async () => {
    const me = as.visitor();
    await add(me, "BREAD");
    await fill(me, maxSaved);
    const full = { kind: "conflict", code: "cart.saved_full", details: { max: maxSaved } };
    expect(await problem(saveForLater(me, { id: await lineOf(me, "BREAD") }))).toMatchObject(full);
    expect((await briefly(me)).basket).toEqual(["1 BREAD kallio"]);
    expect(await skus(me)).toHaveLength(maxSaved);

    await dropSaved(me, { id: await savedOf(me, "ASIDE-7") });
    await saveForLater(me, { id: await lineOf(me, "BREAD") });
    expect(await skus(me)).toHaveLength(maxSaved);
    await add(me, "BREAD", 3);
    await saveForLater(me, { id: await lineOf(me, "BREAD") });
    expect((await savedLines(db(), me)).find((l) => l.sku === "BREAD")).toMatchObject({ quantity: 4 });
  });

  test("has its last place taken once, by two at once", async () => {
    const me = as.visitor();
    await add(me, "BREAD");
    await add(me, "MUG");
    await fill(me, maxSaved - 1);
    const [bread, mug] = [await lineOf(me, "BREAD"), await lineOf(me, "MUG")];
    const pressed = await Promise.allSettled([
      saveForLater(me, { id: bread }),
      saveForLater(me, { id: mug }),
    ]);
    expect(pressed.map((p) => p.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await skus(me)).toHaveLength(maxSaved);
    expect((await briefly(me)).basket).toHaveLength(1);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is the newest of two baskets that become one", async () => {
    const [guest, me] = [as.visitor(), await signedInCustomer()];
    for (const one of [guest, me]) {
      await add(one, "BREAD");
      await saveForLater(one, { id: await lineOf(one, "BREAD") });
    }
    await fill(me, maxSaved - 1);
    await add(guest, "MUG");
    await saveForLater(guest, { id: await lineOf(guest, "MUG") });
    await mergeCart(me, { visitor: shopperOf(guest.actor)!.visitor! });
    const kept = await skus(me);
    expect(kept).toHaveLength(maxSaved);
    expect(kept).toEqual(expect.arrayContaining(["BREAD", "MUG"]));
    expect(kept).not.toContain("ASIDE-0");
  });
});
