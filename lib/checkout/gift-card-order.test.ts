import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, rowsOf } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { giftCardBalance } from "@/lib/giftcards/gift-card-balance";
import { issueGiftCard } from "@/lib/giftcards/issue-gift-card";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { jobs } from "@/lib/jobs";
import { orderByToken } from "@/lib/orders/queries";
import { pickupCode } from "@/lib/pickup/codes";
import { markCollected } from "@/lib/pickup/mark-collected";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPicking } from "@/lib/pickup/start-picking";
import { undoPress } from "@/lib/pickup/undo-press";
import { cancelOrder } from "./cancel-order";
import { placeOrder } from "./place-order";

testDatabase();

let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 500 }]);
});
beforeEach(() => async () => expect(await checkInvariants(db())).toEqual([]));

const customer = { name: "Maija Meikäläinen", email: "maija@example.com" };
const issue = (amount: number) => issueGiftCard(as.manager(world.kallio), { amount });
const balanceOf = async (code: string) => (await giftCardBalance(as.visitor(), { code })).amount;

type Pay = { method: "demo_card" | "gift_card" | "pay_in_store"; token?: string };

async function orderWith(
  giftCard: string,
  quantity: number,
  pay: Pay = { method: "demo_card", token: "demo_ok" },
) {
  const held = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BREAD", quantity }] });
  const { number, token } = await placeOrder(as.storefront(), {
    reservations: [held],
    customer,
    payment: { ...pay, giftCard },
  });
  const { fulfillments, state } = await orderByToken(db(), token);
  return { number, token, state, pickup: fulfillments[0]!.id, lines: fulfillments[0]!.lines };
}

async function handOver(pickup: string, lines?: { lineId: string; collected: number }[], rest?: "later") {
  await markCollected(as.clerk(world.kallio), {
    id: pickup,
    verification: { method: "code", value: pickupCode(pickup, 1) },
    collectedBy: { name: "Maija", relation: "customer" },
    ...(lines ? { lines } : {}),
    ...(rest ? { rest } : {}),
  });
}
async function ready(pickup: string) {
  await startPicking(as.clerk(world.kallio), { id: pickup });
  await markReady(as.clerk(world.kallio), { id: pickup, allPicked: true });
}

/** What each payment took, or is being asked for. */
const taken = async (number: string) =>
  Object.fromEntries(
    rowsOf<{ method: string; amount: number }>(
      await db().execute(sql`
        select p.method, p.captured + p.capturing - p.refunded - p.refunding - p.ahead as amount
        from payments p join orders o on o.id = p.order_id where o.number = ${number}`),
    ).map(({ method, amount }) => [method, amount]),
  );

describe("a gift card", () => {
  test("is a manager's to make, and its code is told once and kept as a hash", async () => {
    const { code } = await issue(5000);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    const kept = JSON.stringify(rowsOf(await db().execute(sql`select * from gift_cards`)));
    expect(kept).not.toContain(code.replaceAll("-", ""));
    expect(await problem(issueGiftCard(as.clerk(world.kallio), { amount: 5000 }))).toMatchObject({
      kind: "forbidden",
    });
    expect(await balanceOf(code.toLowerCase())).toBe(5000);
  });

  test("tells its balance to whoever has its code, and ten wrong ones an hour are the end", async () => {
    const { code } = await issue(100);
    const me = as.visitor();
    for (let n = 0; n < 12; n++) expect((await giftCardBalance(me, { code })).amount).toBe(100);
    for (let n = 0; n < 10; n++)
      expect(await problem(giftCardBalance(me, { code: `WR0NG${n}` }))).toMatchObject({
        code: "gift_card.unknown",
      });
    expect(await problem(giftCardBalance(me, { code }))).toMatchObject({ kind: "limited" });
  });

  test("pays all of an order, of which the rest comes back when it is over for good", async () => {
    const { code } = await issue(2000);
    const { number, state, pickup, lines } = await orderWith(code, 3, { method: "gift_card" });
    expect([state, await balanceOf(code)]).toEqual(["placed", 2000 - 1350]);
    await ready(pickup);
    await handOver(pickup, [{ lineId: lines[0]!.id, collected: 2 }]);
    expect(await taken(number)).toEqual({ gift_card: 900 });
    expect(await balanceOf(code)).toBe(650);
    await jobs.tidy({});
    expect(await balanceOf(code)).toBe(650);
    await db().execute(
      sql`update orders set closed_at = closed_at - interval '16 minutes' where number = ${number}`,
    );
    await jobs.tidy({});
    await jobs.tidy({});
    expect(await balanceOf(code)).toBe(1100);
  });

  test("pays first and a card the rest, in whatever parts it goes; an undone part goes back the same way", async () => {
    const { code } = await issue(700);
    const { number, pickup, lines, state } = await orderWith(code, 3);
    expect([state, await balanceOf(code)]).toEqual(["placed", 0]);
    await ready(pickup);
    const one = [{ lineId: lines[0]!.id, collected: 1 }];
    await handOver(pickup, one, "later");
    expect(await taken(number)).toEqual({ demo_card: 0, gift_card: 450 });
    await handOver(pickup, one, "later");
    expect(await taken(number)).toEqual({ demo_card: 200, gift_card: 700 });
    await undoPress(as.manager(world.kallio), { id: pickup });
    expect(await taken(number)).toEqual({ demo_card: 0, gift_card: 450 });
    await handOver(pickup);
    expect(await taken(number)).toEqual({ demo_card: 650, gift_card: 700 });
  });

  test("gets its money back, once, when the order is cancelled or the card declined", async () => {
    const { code } = await issue(700);
    const { number, token } = await orderWith(code, 3);
    const cancel = () => cancelOrder(as.visitor(undefined, token), { number });
    await Promise.allSettled([cancel(), cancel()]);
    expect(await balanceOf(code)).toBe(700);
    const declined = orderWith(code, 3, { method: "demo_card", token: "demo_declined" });
    expect(await problem(declined)).toMatchObject({ code: "payment.declined" });
    expect(await balanceOf(code)).toBe(700);
  });

  test("is refused when it is unknown, does not reach alone, or goes with money taken in the store", async () => {
    const { code } = await issue(100);
    const tries: [string, Pay, string][] = [
      ["NEVER", { method: "demo_card" }, "gift_card.unknown"],
      [code, { method: "gift_card" }, "gift_card.not_enough"],
      [code, { method: "pay_in_store" }, "payment.method_unavailable"],
    ];
    for (const [giftCard, pay, refusal] of tries)
      expect(await problem(orderWith(giftCard, 1, pay))).toMatchObject({ code: refusal });
    expect(await balanceOf(code)).toBe(100);
  });

  test("is spent once by many who pay with it at once", async () => {
    const { code } = await issue(1000);
    const done = await Promise.allSettled(
      Array.from({ length: 6 }, () => orderWith(code, 1, { method: "gift_card" })),
    );
    expect(done.filter((d) => d.status === "fulfilled")).toHaveLength(2);
    expect(await balanceOf(code)).toBe(100);
  });
});
