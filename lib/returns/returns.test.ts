import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, rowsOf } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { byCode, cash, collectedBy, pickupStage, ready } from "@/db/testing/pickups";
import { as, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { markCollected } from "@/lib/pickup/mark-collected";
import { approveReturn } from "./approve-return";
import { returnable, returnById, staffReturns } from "./queries";
import { receiveReturn } from "./receive-return";
import { rejectReturn } from "./reject-return";
import { requestReturn } from "./request-return";
import { withdrawReturn } from "./withdraw-return";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  ({ world, clerk, neighbour } = await pickupStage());
});

/** An order that was collected at Kallio and paid there. */
async function collected(quantity = 3) {
  const placed = await ready([{ sku: "BREAD", quantity }]);
  await markCollected(clerk, {
    id: placed.pickup,
    verification: byCode(placed.pickup),
    collectedBy,
    payment: cash,
  });
  return { ...placed, line: placed.lines[0]!.id };
}

type Bought = Awaited<ReturnType<typeof collected>>;
let bought: Bought;
beforeEach(async () => {
  bought = await collected();
});

const one = (condition: "restock" | "damaged" | "send_back" = "restock", quantity = 1) => [
  { lineId: bought.line, quantity, condition },
];
const receive = (ctx: Ctx, more: object = {}) =>
  receiveReturn(ctx, { order: bought.number, store: "kallio", lines: one(), ...more });
const shopper = () => as.visitor(undefined, bought.token);
const paid = async () =>
  rowsOf<{ captured: number; refunded: number; state: string }>(
    await db().execute(sql`
      select p.captured, p.refunded, p.state from payments p join orders o on o.id = p.order_id where o.number = ${bought.number}`),
  )[0];
const everythingOf = async () => ({
  level: await levelOf(world.kallio, "BREAD"),
  paid: await paid(),
  order: await returnable(db(), clerk, bought.number),
});

/** Refused, and nothing changed. */
async function refused(work: () => Promise<unknown>, code: string): Promise<void> {
  const before = await everythingOf();
  await expect(work()).rejects.toMatchObject({ code });
  expect(await everythingOf()).toEqual(before);
}

/** The same person, so many days from now. */
const daysOn = (days: number, ctx: Ctx): Ctx => ({ ...ctx, now: new Date(Date.now() + days * 86_400_000) });

describe("goods that come back", () => {
  test("are in stock again, and their money is back with who paid", async () => {
    const before = await levelOf(world.kallio, "BREAD");
    const id = await receive(clerk, {
      lines: one("restock", 2),
      payment: { method: "cash", receiptNumber: "T-7" },
    });
    expect(await levelOf(world.kallio, "BREAD")).toEqual({ ...before, on_hand: before.on_hand + 2 });
    expect(await paid()).toEqual({ captured: 1350, refunded: 900, state: "partially_refunded" });
    expect(await returnById(db(), clerk, id)).toMatchObject({
      state: "refunded",
      store: "kallio",
      amount: { amount: 900, currency: "EUR" },
      lines: [{ sku: "BREAD", quantity: 2, condition: "restock", amount: 900 }],
    });
    await receive(clerk);
    expect(await paid()).toEqual({ captured: 1350, refunded: 1350, state: "refunded" });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("may be bought at one store and brought to another", async () => {
    const before = await levelOf(world.kamppi, "BREAD");
    await receive(neighbour, { store: "kamppi" });
    expect(await levelOf(world.kamppi, "BREAD")).toEqual({ ...before, on_hand: before.on_hand + 1 });
    expect((await staffReturns(db(), neighbour, 5))[0]).toMatchObject({
      order: bought.number,
      store: "kamppi",
    });
    expect((await staffReturns(db(), clerk, 50)).map((r) => r.order)).not.toContain(bought.number);
  });

  test("that are damaged are written off by the same act, and the ledger shows both", async () => {
    const before = await levelOf(world.kallio, "BREAD");
    await receive(clerk, { lines: one("damaged") });
    expect(await levelOf(world.kallio, "BREAD")).toEqual(before);
    const moved = rowsOf<{ kind: string; quantity: number }>(
      await db().execute(sql`
        select m.kind, m.quantity from stock_movements m join return_lines rl on m.cause = 'return_line:' || rl.id
        join returns r on r.id = rl.return_id join orders o on o.id = r.order_id where o.number = ${bought.number}
        order by m.id`),
    );
    expect(moved).toEqual([
      { kind: "returned", quantity: 1 },
      { kind: "adjusted", quantity: -1 },
    ]);
  });

  test("come back no more often than they were bought, also when two counters press at once", async () => {
    const outcomes = await Promise.allSettled([
      receive(clerk, { lines: one("restock", 2) }),
      receive(neighbour, { store: "kamppi", lines: one("restock", 2) }),
    ]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((o) => o.status === "rejected")).toMatchObject({
      reason: { code: "return.quantity" },
    });
    await refused(() => receive(clerk, { lines: one("restock", 2) }), "return.quantity");
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("are not taken when their time is over, unless a manager does", async () => {
    await refused(() => receive(daysOn(31, clerk)), "return.period_over");
    await refused(() => receive(daysOn(31, clerk), { beyondPolicy: true }), "auth.forbidden");
    await receive(daysOn(31, as.manager(world.kallio)), { beyondPolicy: true });
    expect((await paid())?.refunded).toBe(450);
  });

  test("of a department that takes nothing back are refused, and of one that gives more time are not", async () => {
    await db().execute(sql`update departments set return_days = 0`);
    await refused(() => receive(clerk), "return.excluded");
    await db().execute(sql`update departments set return_days = 60`);
    await receive(daysOn(59, clerk));
    await refused(() => receive(daysOn(61, clerk)), "return.period_over");
    await db().execute(sql`update departments set return_days = null`);
  });

  test("are nobody's but the shopper's to have: not collected yet, unknown, or of another order", async () => {
    const waiting = await ready([{ sku: "BREAD", quantity: 1 }]);
    await expect(
      receive(clerk, {
        order: waiting.number,
        lines: [{ lineId: waiting.lines[0]!.id, quantity: 1, condition: "restock" }],
      }),
    ).rejects.toMatchObject({ code: "return.quantity" });
    await refused(
      () => receive(clerk, { lines: [{ lineId: waiting.lines[0]!.id, quantity: 1, condition: "restock" }] }),
      "return.unknown_line",
    );
    await refused(() => receive(clerk, { order: "1" }), "order.not_found");
  });

  test("are taken by staff, at their own store, and not by who bought them", async () => {
    await refused(() => receive(shopper()), "auth.required");
    await refused(() => receive(as.storefront()), "auth.forbidden");
    await refused(() => receive(neighbour), "store.not_found");
    await db().execute(
      sql`update orders set customer_email = 'clerk@aisle.example' where number = ${bought.number}`,
    );
    const own: Ctx = { ...clerk, actor: { ...clerk.actor, email: "clerk@aisle.example" } as Ctx["actor"] };
    if (own.actor.kind === "staff") await refused(() => receive(own), "return.own_order");
    expect(own.actor.kind).toBe("staff");
  });
});

describe("more than one may give back alone", () => {
  const manager = () => as.manager(world.kallio);
  beforeAll(() => db().execute(sql`update refund_limits set amount = 1000 where role = 'associate'`));

  test("waits for a second person, and moves nothing until then", async () => {
    const before = await levelOf(world.kallio, "BREAD");
    const id = await receive(clerk, { lines: one("restock", 3) });
    expect(await returnById(db(), clerk, id)).toMatchObject({ state: "requested", needsApproval: true });
    expect(await levelOf(world.kallio, "BREAD")).toEqual(before);
    expect((await paid())?.refunded).toBe(0);
    await refused(() => approveReturn(clerk, { id }), "auth.forbidden");
    await expect(approveReturn(as.manager(world.kamppi), { id })).rejects.toMatchObject({
      code: "return.not_found",
    });
    await approveReturn(manager(), { id });
    expect(await returnById(db(), clerk, id)).toMatchObject({ state: "refunded", needsApproval: false });
    expect((await paid())?.refunded).toBe(1350);
    await expect(approveReturn(manager(), { id })).rejects.toMatchObject({ code: "return.not_held" });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("cannot be said yes to by who held it, nor beyond a manager's own limit", async () => {
    await db().execute(sql`update refund_limits set amount = 1000 where role = 'manager'`);
    const first = manager();
    const id = await receive(first, { lines: one("restock", 3) });
    await refused(() => approveReturn(first, { id }), "return.same_person");
    const second = manager();
    await refused(() => approveReturn(second, { id }), "return.over_limit");
    await db().execute(sql`update refund_limits set amount = 50000 where role = 'manager'`);
    await Promise.allSettled([approveReturn(second, { id }), approveReturn(second, { id })]);
    expect((await paid())?.refunded).toBe(1350);
  });

  test("may be turned down, and the goods stay where they are", async () => {
    const id = await receive(clerk, { lines: one("restock", 3) });
    await rejectReturn(clerk, { id, reason: "opened" });
    expect(await returnById(db(), clerk, id)).toMatchObject({ state: "rejected" });
    await expect(rejectReturn(clerk, { id, reason: "again" })).rejects.toMatchObject({
      code: "return.closed",
    });
    await expect(approveReturn(manager(), { id })).rejects.toMatchObject({ code: "return.not_held" });
    expect((await paid())?.refunded).toBe(0);
  });
});

describe("a return that is asked for", () => {
  const ask = (ctx: Ctx, quantity = 2) =>
    requestReturn(ctx, {
      number: bought.number,
      lines: [{ lineId: bought.line, quantity, reason: "changed_mind" }],
    });

  test("moves nothing until a store has the goods, whichever that is", async () => {
    const before = await everythingOf();
    const id = await ask(shopper());
    expect((await everythingOf()).level).toEqual(before.level);
    expect(await returnById(db(), shopper(), id)).toMatchObject({ state: "requested", store: null });
    await receive(neighbour, { store: "kamppi", return: id, lines: one("restock", 2) });
    expect(await returnById(db(), shopper(), id)).toMatchObject({ state: "refunded", store: "kamppi" });
    await expect(receive(clerk, { return: id })).rejects.toMatchObject({ code: "return.closed" });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is for who bought it, for what they have and only once", async () => {
    await refused(() => ask(as.visitor()), "order.not_found");
    await refused(() => ask(clerk), "auth.forbidden");
    await refused(() => ask(shopper(), 4), "return.quantity");
    await ask(shopper());
    await refused(() => ask(shopper()), "return.quantity");
  });

  test("can be taken back by who asked, and by nobody else", async () => {
    const id = await ask(shopper());
    await refused(() => withdrawReturn(as.visitor(), { id }), "return.not_found");
    await withdrawReturn(shopper(), { id });
    await expect(withdrawReturn(shopper(), { id })).rejects.toMatchObject({ code: "return.closed" });
    expect(await returnById(db(), shopper(), id)).toMatchObject({ state: "withdrawn" });
  });
});
