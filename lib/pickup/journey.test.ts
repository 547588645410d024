import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import type { Problem } from "@/lib/kernel/problem";
import { orderByNumber, orderByToken } from "@/lib/orders/queries";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { sayArrived, sayOnMyWay } from "./arrival";
import { cancelPickup } from "./cancel-pickup";
import { pickupCode, pickupQr } from "./codes";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { pickLine } from "./pick-line";
import { findPickups, staffPickup, staffPickups } from "./queries";
import { startPicking } from "./start-picking";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 500, kamppi: 500 },
    { sku: "BEER", price: 320, ageLimit: 18, kallio: 500 },
  ]);
  clerk = as.clerk(world.kallio);
  neighbour = as.clerk(world.kamppi, "Kaisa Kamppi");
});

type Line = { sku: string; quantity: number };
const customer = { name: "Maija Meikäläinen", email: "maija@example.com" };
const cash = { method: "cash" as const };
const collectedBy = { name: "Maija Meikäläinen", relation: "customer" };

async function order(lines: Line[] = [{ sku: "BREAD", quantity: 2 }], store = "kallio", windowId?: string) {
  const held = await reserve(as.storefront(), { store, lines, ...(windowId ? { windowId } : {}) });
  const placed = await placeOrder(as.storefront(), {
    reservations: [held],
    customer,
    payment: { method: "pay_in_store" },
  });
  const { fulfillments } = await orderByToken(db(), placed.token);
  return { ...placed, pickup: fulfillments[0]!.id, lines: fulfillments[0]!.lines };
}
async function ready(lines?: Line[]) {
  const placed = await order(lines);
  await startPicking(clerk, { id: placed.pickup });
  await markReady(clerk, { id: placed.pickup, allPicked: true, shelf: "B4" });
  return placed;
}
const byCode = (pickup: string) => ({ method: "code" as const, value: pickupCode(pickup, 1) });
const byQr = (pickup: string) => ({ method: "qr" as const, value: pickupQr(pickup, 1) });
const stateOf = async (token: string) => (await orderByToken(db(), token)).fulfillments[0]!.state;

describe("a pickup", () => {
  test("goes from the shelf to the customer's hands, and everything agrees afterwards", async () => {
    const before = await levelOf(world.kallio, "BREAD");
    const placed = await order();
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({
      reserved: 0,
      allocated: before.allocated + 2,
    });
    const mine = as.visitor(undefined, placed.token);

    await startPicking(clerk, { id: placed.pickup });
    await pickLine(clerk, { id: placed.pickup, lineId: placed.lines[0]!.id, quantity: 2, barcode: "2BREAD" });
    await markReady(clerk, { id: placed.pickup, shelf: "B4" });
    await sayOnMyWay(mine, { number: placed.number, id: placed.pickup });
    await sayArrived(mine, { number: placed.number, id: placed.pickup, bay: "2" });
    await markCollected(clerk, {
      id: placed.pickup,
      verification: byCode(placed.pickup),
      collectedBy,
      payment: cash,
    });

    const done = await orderByToken(db(), placed.token);
    expect(done).toMatchObject({ state: "completed", totalAmount: 900, vatAmount: 183 });
    expect(done.fulfillments[0]).toMatchObject({
      state: "collected",
      payment: { state: "captured", captured: 900 },
      lines: [{ picked: 2, collected: 2 }],
    });
    expect(done.fulfillments[0]!.timeline.map((e) => e.name)).toEqual([
      "order.placed",
      "pickup.picking_started",
      "pickup.line_picked",
      "pickup.ready",
      "pickup.on_my_way",
      "pickup.arrived",
      "payment.captured",
      "pickup.collected",
      "order.completed",
    ]);
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({
      on_hand: before.on_hand - 2,
      allocated: before.allocated,
    });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is found by code however it is typed, by QR, by number and by name; a stranger's store finds nothing", async () => {
    const { pickup, number } = await ready();
    const typed = pickupCode(pickup, 1)
      .toLowerCase()
      .replace("-", " ")
      .replaceAll("0", "o")
      .replaceAll("1", "l");
    for (const [text, foundBy] of [
      [typed, "code"],
      [pickupQr(pickup, 1), "qr"],
      [number, "number"],
      ["meikäl", "name"],
    ] as const) {
      const found = await findPickups(db(), clerk, { text });
      expect(found, text).toContainEqual(expect.objectContaining({ id: pickup, foundBy }));
      expect(await findPickups(db(), neighbour, { text }), text).toEqual([]);
    }
    expect((await staffPickups(db(), clerk, { limit: 100 })).map((r) => r.id)).toContain(pickup);
    expect((await staffPickups(db(), neighbour, { limit: 100 })).map((r) => r.id)).not.toContain(pickup);
  });

  test("gives the place in its window back when it is over", async () => {
    const store = await storeBySlug(db(), "kallio");
    const window = windowsOf(store, new Date(), 3).at(-1)!;
    const placed = await order([{ sku: "BREAD", quantity: 1 }], "kallio", window.id);
    const booked = async () =>
      (
        await db().execute<{ booked: number }>(
          sql`select booked from pickup_windows where starts_at = ${window.startsAt.toISOString()}`,
        )
      ).rows[0];
    expect(await booked()).toEqual({ booked: 1 });
    await cancelPickup(clerk, { id: placed.pickup, reason: "The shelf fell over" });
    expect(await booked()).toEqual({ booked: 0 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("taken in part leaves the rest in the shop and costs what was taken", async () => {
    const before = await levelOf(world.kallio, "BREAD");
    const { pickup, token, lines } = await ready([{ sku: "BREAD", quantity: 3 }]);
    await markCollected(clerk, {
      id: pickup,
      verification: byQr(pickup),
      collectedBy,
      lines: [{ lineId: lines[0]!.id, collected: 1 }],
      payment: { ...cash, amount: { amount: 450, currency: "EUR" } },
    });
    expect((await orderByToken(db(), token)).fulfillments[0]!.payment).toMatchObject({
      amount: 1350,
      captured: 450,
    });
    expect(await levelOf(world.kallio, "BREAD")).toMatchObject({
      on_hand: before.on_hand - 1,
      allocated: before.allocated,
    });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("refused", () => {
  const collect = (pickup: string, more: object = {}) =>
    markCollected(clerk, { id: pickup, verification: byCode(pickup), collectedBy, payment: cash, ...more });

  test.each<[string, string, (p: Awaited<ReturnType<typeof ready>>) => Promise<unknown>]>([
    [
      "a wrong code",
      "pickup.wrong_code",
      (p) => collect(p.pickup, { verification: { method: "code", value: "AAAA-BBBB" } }),
    ],
    [
      "another pickup's QR",
      "pickup.wrong_code",
      (p) => collect(p.pickup, { verification: { method: "qr", value: pickupQr(p.token, 1) } }),
    ],
    [
      "a code that was reissued",
      "pickup.wrong_code",
      (p) => collect(p.pickup, { verification: { method: "code", value: pickupCode(p.pickup, 2) } }),
    ],
    ["no money", "pickup.unpaid", (p) => collect(p.pickup, { payment: undefined })],
    [
      "other money",
      "payment.amount_differs",
      (p) => collect(p.pickup, { payment: { ...cash, amount: { amount: 1, currency: "EUR" } } }),
    ],
    [
      "more than was picked",
      "pickup.too_many",
      (p) => collect(p.pickup, { lines: [{ lineId: p.lines[0]!.id, collected: 3 }] }),
    ],
    [
      "nothing taken",
      "pickup.nothing_collected",
      (p) => collect(p.pickup, { lines: [{ lineId: p.lines[0]!.id, collected: 0 }] }),
    ],
    [
      "a handover tomorrow",
      "pickup.collected_at",
      (p) => collect(p.pickup, { collectedAt: new Date(Date.now() + 86_400_000).toISOString() }),
    ],
    ["picking what is ready", "pickup.not_requested", (p) => startPicking(clerk, { id: p.pickup })],
    ["ready what is ready", "pickup.not_picking", (p) => markReady(clerk, { id: p.pickup })],
    [
      "a shopper at the counter",
      "auth.required",
      (p) => startPicking(as.visitor(undefined, p.token), { id: p.pickup }),
    ],
    [
      "a storefront key at the counter",
      "auth.forbidden",
      (p) => startPicking(as.storefront(), { id: p.pickup }),
    ],
    [
      "a clerk of another store",
      "pickup.not_found",
      (p) =>
        markCollected(neighbour, {
          id: p.pickup,
          verification: byCode(p.pickup),
          collectedBy,
          payment: cash,
        }),
    ],
    [
      "another store's cancel",
      "pickup.not_found",
      (p) => cancelPickup(neighbour, { id: p.pickup, reason: "Mine" }),
    ],
    [
      "a stranger's arrival",
      "pickup.not_found",
      (p) => sayArrived(as.visitor(undefined, "no"), { number: p.number, id: p.pickup }),
    ],
    ["an associate cancelling the order", "auth.forbidden", (p) => cancelOrder(clerk, { number: p.number })],
    ["a stranger's cancel", "order.not_found", (p) => cancelOrder(as.visitor(), { number: p.number })],
  ])("%s: %s, and nothing changed", async (_what, code, attempt) => {
    const placed = await ready();
    const before = await orderByToken(db(), placed.token);
    const level = await levelOf(world.kallio, "BREAD");
    expect((await problem(attempt(placed))).code).toBe(code);
    expect(await orderByToken(db(), placed.token)).toEqual(before);
    expect(await levelOf(world.kallio, "BREAD")).toEqual(level);
  });

  test("beer without a look at the age", async () => {
    const { pickup, token } = await ready([{ sku: "BEER", quantity: 1 }]);
    const refused = await problem(collect(pickup));
    expect(refused).toMatchObject({ code: "pickup.age_unchecked", details: { ageLimit: 18 } });
    expect(await stateOf(token)).toBe("ready");
    await collect(pickup, { ageChecked: true });
    expect(await stateOf(token)).toBe("collected");
  });

  test("the sixth guess of a code, even the right one", async () => {
    const { pickup, token } = await ready();
    const guesser = { ...clerk, address: "198.51.100.7" };
    const guess = (value: string) =>
      markCollected(guesser, {
        id: pickup,
        verification: { method: "code", value },
        collectedBy,
        payment: cash,
      });
    for (let i = 0; i < 5; i++) expect((await problem(guess(`AAAA-BBB${i}`))).code).toBe("pickup.wrong_code");
    const refused = await problem(guess(pickupCode(pickup, 1)));
    expect(refused).toMatchObject({ kind: "limited", code: "pickup.too_many_tries" });
    expect(refused.details.retryAfter).toBeGreaterThan(0);
    expect(await stateOf(token)).toBe("ready");
  });

  test("a line nobody picked, and a wrong item under the scanner", async () => {
    const { pickup, lines } = await order();
    await startPicking(clerk, { id: pickup });
    const scan = (barcode: string) =>
      pickLine(clerk, { id: pickup, lineId: lines[0]!.id, quantity: 1, barcode });
    expect((await problem(scan("2BEER"))).code).toBe("pickup.wrong_item");
    await scan("2BREAD");
    const open = await problem(markReady(clerk, { id: pickup }));
    expect(open).toMatchObject({
      code: "pickup.lines_open",
      details: { lines: [{ sku: "BREAD", open: 1 }] },
    });
    const { pickup: seen } = await staffPickup(db(), clerk, pickup);
    expect(seen).toMatchObject({ state: "picking", pickupBy: null });
  });
});

describe("at once", () => {
  test("two clerks press collect: one handover, one clear conflict", async () => {
    const { pickup, token } = await ready();
    const press = (ctx: Ctx) =>
      markCollected(ctx, { id: pickup, verification: byCode(pickup), collectedBy, payment: cash });
    const outcomes = await Promise.allSettled([press(clerk), press(as.clerk(world.kallio, "Otso Other"))]);
    const refusals = outcomes.flatMap((o) => (o.status === "rejected" ? [o.reason as Problem] : []));
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ kind: "conflict", code: "pickup.already_collected" });
    const { rows } = await db().execute(sql`select 1 from handovers where fulfillment_id = ${pickup}`);
    expect(rows).toHaveLength(1);
    expect(await stateOf(token)).toBe("collected");
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("a cancel and a handover: one of them, never both", async () => {
    for (let round = 0; round < 8; round++) {
      const placed = await ready();
      const outcomes = await Promise.allSettled([
        markCollected(clerk, {
          id: placed.pickup,
          verification: byCode(placed.pickup),
          collectedBy,
          payment: cash,
        }),
        cancelOrder(as.visitor(undefined, placed.token), { number: placed.number }),
      ]);
      expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(1);
      const { state, fulfillments } = await orderByToken(db(), placed.token);
      expect([`${state} ${fulfillments[0]!.state}`]).toEqual([
        outcomes[0]!.status === "fulfilled" ? "completed collected" : "cancelled cancelled",
      ]);
    }
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("an order at two stores closes once, when both counters finish in the same moment", async () => {
    const held = await Promise.all(
      ["kallio", "kamppi"].map((store) =>
        reserve(as.storefront(), { store, lines: [{ sku: "BREAD", quantity: 1 }] }),
      ),
    );
    const placed = await placeOrder(as.storefront(), {
      reservations: held,
      customer,
      payment: { method: "pay_in_store" },
    });
    const parts = (await orderByNumber(db(), as.storefront(), placed.number)).fulfillments;
    const counters = parts.map((p) => ({ id: p.id, ctx: p.store === "kallio" ? clerk : neighbour }));
    for (const { id, ctx } of counters) {
      await startPicking(ctx, { id });
      await markReady(ctx, { id, allPicked: true });
    }
    await Promise.all(
      counters.map(({ id, ctx }) =>
        markCollected(ctx, { id, verification: byQr(id), collectedBy, payment: cash }),
      ),
    );
    const done = await orderByToken(db(), placed.token);
    expect(done.state).toBe("completed");
    expect(
      done.fulfillments.flatMap((f) => f.timeline).filter((e) => e.name === "order.completed"),
    ).toHaveLength(2);
    expect(await checkInvariants(db())).toEqual([]);
  });
});
