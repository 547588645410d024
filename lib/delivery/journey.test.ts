import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { startPicking } from "@/lib/pickup/start-picking";
import { deliveryStates } from "@/lib/pickup/states";
import { cancelDelivery } from "./cancel-delivery";
import type { DeliveryVerb } from "./delivery";
import { markDelivered } from "./mark-delivered";
import { packDelivery } from "./pack-delivery";
import { pickDeliveryLine } from "./pick-line";
import { staffDeliveries, staffDelivery } from "./queries";
import { shipDelivery } from "./ship-delivery";
import { shortDeliveryLine } from "./short-line";
import { startPickingDelivery } from "./start-picking";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "LAMP", price: 4500, kallio: 900 },
    { sku: "BULB", price: 300, kallio: 900 },
    { sku: "RUG", price: 9900, kamppi: 900 },
  ]);
  clerk = as.clerk(world.kallio);
  neighbour = as.clerk(world.kamppi);
});
beforeEach(() => async () => expect(await checkInvariants(db())).toEqual([]));

const address = {
  name: "Maija Meikäläinen",
  street: "Kaarlenkatu 3",
  postalCode: "00530",
  city: "Helsinki",
  countryCode: "FI",
};
const customer = { name: "Maija Meikäläinen", email: "maija@example.com" };
const lampAndBulbs = [
  { sku: "LAMP", quantity: 1 },
  { sku: "BULB", quantity: 3 },
];

async function order(lines = lampAndBulbs, reservations: { id: string; token: string }[] = []) {
  const placed = await placeOrder(as.storefront(), {
    reservations,
    delivery: { address, lines },
    customer,
    payment: { method: "demo_card", token: "tok" },
  });
  const { fulfillments } = await orderByToken(db(), placed.token);
  const deliveries = fulfillments.filter((f) => f.method === "delivery");
  const [first] = deliveries;
  return {
    ...placed,
    id: first!.id,
    lamp: first!.lines.find((l) => l.sku === "LAMP")?.id ?? "",
    bulb: first!.lines.find((l) => l.sku === "BULB")?.id ?? "",
    deliveries: deliveries.map((d) => d.id),
    pickups: fulfillments.filter((f) => f.method !== "delivery").map((f) => f.id),
  };
}
type Placed = Awaited<ReturnType<typeof order>>;

const steps = {
  startPicking: ({ id }: Placed) => startPickingDelivery(clerk, { id }),
  pack: ({ id }: Placed) => packDelivery(clerk, { id, allPicked: true }),
  ship: ({ id }: Placed) => shipDelivery(clerk, { id, carrier: "Matkahuolto", trackingNumber: "MH123" }),
  deliver: ({ id }: Placed) => markDelivered(clerk, { id }),
  cancel: ({ id }: Placed) => cancelDelivery(clerk, { id, reason: "The roof leaks" }),
} as const satisfies Record<DeliveryVerb, (d: Placed) => Promise<void>>;

const way = ["startPicking", "pack", "ship", "deliver"] as const;
async function into(state: string, lines = lampAndBulbs): Promise<Placed> {
  const placed = await order(lines);
  if (state === "cancelled") await steps.cancel(placed);
  for (const verb of way) {
    if ((await stateOf(placed.id)) === state) break;
    await steps[verb](placed);
  }
  return placed;
}
const stateOf = async (id: string) => (await staffDelivery(db(), as.admin(), id)).delivery.state;

const paid = (orderId: string) => rows<{ state: string; captured: number; amount: number }>`
  select state, captured, amount from payments where order_id = ${orderId}`;

/** Everything that a verb could change. */
const traces = () => rows`
  select (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select jsonb_agg(to_jsonb(f) order by f.id) from fulfillments f) as fulfillments,
    (select jsonb_agg(to_jsonb(l) order by l.id) from fulfillment_lines l) as lines,
    (select jsonb_agg(to_jsonb(p) order by p.id) from payments p) as payments,
    (select jsonb_agg(to_jsonb(o) order by o.id) from orders o) as orders,
    (select count(*) from stock_movements) as movements, (select count(*) from events) as events`;

describe("a delivery", () => {
  test("goes from the shelf to the door: stock leaves and money comes when it is shipped", async () => {
    const before = await levelOf(world.kallio, "BULB");
    const placed = await order();
    expect(await levelOf(world.kallio, "BULB")).toMatchObject({ allocated: before.allocated + 3 });
    await steps.startPicking(placed);
    await pickDeliveryLine(clerk, { id: placed.id, lineId: placed.lamp, quantity: 1, barcode: "2LAMP" });
    await pickDeliveryLine(clerk, { id: placed.id, lineId: placed.bulb, quantity: 3 });
    await packDelivery(clerk, { id: placed.id });
    expect(await paid((await orderOf(placed)).id)).toEqual([
      { state: "authorised", captured: 0, amount: 5400 },
    ]);
    await steps.ship(placed);
    expect(await levelOf(world.kallio, "BULB")).toEqual({ ...before, on_hand: before.on_hand - 3 });
    expect(await paid((await orderOf(placed)).id)).toMatchObject([{ captured: 5400 }]);
    expect((await orderOf(placed)).state).toBe("placed");
    expect(await checkInvariants(db())).toEqual([]);
    await steps.deliver(placed);
    const done = await orderOf(placed);
    expect(done).toMatchObject({
      state: "completed",
      fulfillments: [{ state: "delivered", lines: [{ collected: 1 }, { collected: 3 }] }],
    });
    expect(done.fulfillments[0]!.timeline.map((e) => e.name)).toEqual([
      "order.placed",
      "delivery.picking_started",
      "delivery.line_picked",
      "delivery.line_picked",
      "delivery.packed",
      "payment.captured",
      "delivery.shipped",
      "delivery.delivered",
      "order.completed",
    ]);
    const shipped = done.fulfillments[0]!.timeline.find((e) => e.name === "delivery.shipped");
    expect(shipped).toMatchObject({
      actorName: "Aino Clerk",
      store: "kallio",
      data: { carrier: "Matkahuolto", trackingNumber: "MH123" },
    });
    expect(await paid(done.id)).toEqual([{ state: "captured", captured: 5400, amount: 5400 }]);
  });

  test("with units that are not there is sent and charged without them, and the count is corrected", async () => {
    const before = await levelOf(world.kallio, "BULB");
    const placed = await order();
    await steps.startPicking(placed);
    await shortDeliveryLine(clerk, { id: placed.id, lineId: placed.bulb, quantity: 2, reason: "damaged" });
    expect(await levelOf(world.kallio, "BULB")).toEqual({
      ...before,
      on_hand: before.on_hand - 2,
      allocated: before.allocated + 1,
    });
    await steps.pack(placed);
    await steps.ship(placed);
    await steps.deliver(placed);
    const done = await orderOf(placed);
    expect(done.state).toBe("completed");
    expect(await paid(done.id)).toEqual([{ state: "captured", captured: 4800, amount: 5400 }]);
  });

  test("in two parcels is charged parcel by parcel, and over when the last has arrived", async () => {
    const placed = await order([...lampAndBulbs, { sku: "RUG", quantity: 1 }]);
    expect(placed.deliveries).toHaveLength(2);
    const ofKallio = (await staffDeliveries(db(), clerk, { limit: 100 })).map((d) => d.delivery.id);
    const mine = placed.deliveries.find((id) => ofKallio.includes(id))!;
    const theirs = placed.deliveries.find((id) => id !== mine)!;
    const send = async (ctx: Ctx, id: string) => {
      await startPickingDelivery(ctx, { id });
      await packDelivery(ctx, { id, allPicked: true });
      await shipDelivery(ctx, { id });
    };
    const { id: orderId } = await orderOf(placed);
    await send(clerk, mine);
    expect(await paid(orderId)).toMatchObject([{ state: "authorised", captured: 5400 }]);
    await markDelivered(clerk, { id: mine });
    expect((await orderOf(placed)).state).toBe("placed");
    await cancelDelivery(neighbour, { id: theirs, reason: "The rug is stained" });
    expect((await orderOf(placed)).state).toBe("completed");
    expect(await paid(orderId)).toMatchObject([{ state: "captured", captured: 5400 }]);
  });

  test("beside a pickup closes only its own part", async () => {
    const held = await reserve(as.storefront(), {
      store: "kallio",
      lines: [{ sku: "BULB", quantity: 1 }],
    });
    const placed = await order(lampAndBulbs, [held]);
    expect([placed.pickups.length, placed.deliveries.length]).toEqual([1, 1]);
    await steps.cancel(placed);
    expect((await orderOf(placed)).state).toBe("placed");
    await cancelPickup(clerk, { id: placed.pickups[0]!, reason: "The roof leaks here too" });
    const over = await orderOf(placed);
    expect(over.state).toBe("cancelled");
    expect(await paid(over.id)).toMatchObject([{ state: "voided", captured: 0 }]);
  });

  test("cancelled when it is packed gives its goods back", async () => {
    const before = await levelOf(world.kallio, "LAMP");
    const placed = await into("packed");
    await steps.cancel(placed);
    expect(await levelOf(world.kallio, "LAMP")).toEqual(before);
    const done = await orderOf(placed);
    expect(done).toMatchObject({ state: "cancelled", fulfillments: [{ closeReason: "The roof leaks" }] });
  });

  test("is shipped once, however many press", async () => {
    const placed = await into("packed");
    const before = await levelOf(world.kallio, "LAMP");
    const presses = await Promise.allSettled([1, 2, 3, 4].map(() => steps.ship(placed)));
    expect(presses.filter((p) => p.status === "fulfilled")).toHaveLength(1);
    expect(await levelOf(world.kallio, "LAMP")).toMatchObject({ on_hand: before.on_hand - 1 });
  });

  test("is shipped or cancelled, never both", async () => {
    for (let n = 0; n < 4; n++) {
      const placed = await into("packed");
      const [ship, cancel] = await Promise.allSettled([steps.ship(placed), steps.cancel(placed)]);
      expect([ship!.status, cancel!.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect(await checkInvariants(db())).toEqual([]);
    }
  });

  test("is found by the staff of the place it leaves from, with where it goes, and by nobody else", async () => {
    const { id, number } = await order();
    const seen = await staffDelivery(db(), clerk, id);
    expect(seen).toMatchObject({ order: { number }, delivery: { id, store: "kallio" }, address });
    const all = await staffDeliveries(db(), clerk, { store: "kallio", limit: 100 });
    expect(all.map((d) => d.delivery.id)).toContain(id);
    const [first, ...rest] = all;
    const after = { readyBy: first!.delivery.readyBy, id: first!.delivery.id };
    expect(await staffDeliveries(db(), clerk, { store: "kallio", limit: 100, after })).toEqual(rest);
    const theirs = await staffDeliveries(db(), neighbour, { limit: 100 });
    expect(theirs.map((d) => d.delivery.id)).not.toContain(id);
    expect((await problem(staffDelivery(db(), neighbour, id))).code).toBe("delivery.not_found");
  });

  const orderOf = ({ token }: Placed) => orderByToken(db(), token);
});

describe("every verb in every state", () => {
  const walk = deliveryStates.states.flatMap((state) =>
    deliveryStates.verbs.map((verb) => [verb, state, deliveryStates.next(state, verb)] as const),
  );
  const past: Record<string, string> = {
    shipped: "delivery.already_shipped",
    delivered: "delivery.already_delivered",
    cancelled: "delivery.cancelled",
  };

  test.each(walk)("%s when %s leads to %s", async (verb, state, to) => {
    const placed = await into(state);
    expect(await stateOf(placed.id)).toBe(state);
    if (to) {
      await steps[verb](placed);
      expect(await stateOf(placed.id)).toBe(to);
      return;
    }
    const before = await traces();
    const code = past[state] ?? `delivery.not_${deliveryStates.from(verb)[0]}`;
    expect((await problem(steps[verb](placed))).code).toBe(code);
    expect(await traces()).toEqual(before);
  });

  test.each(deliveryStates.states.filter((s) => s !== "picking"))(
    "picking or shorting a line when %s is refused, and nothing changed",
    async (state) => {
      const placed = await into(state);
      const line = { id: placed.id, lineId: placed.lamp, quantity: 1 };
      const before = await traces();
      const code = past[state] ?? "delivery.not_picking";
      expect((await problem(pickDeliveryLine(clerk, line))).code).toBe(code);
      expect((await problem(shortDeliveryLine(clerk, { ...line, reason: "damaged" }))).code).toBe(code);
      expect(await traces()).toEqual(before);
    },
  );

  test.each(Object.keys(steps) as DeliveryVerb[])(
    "%s by whose business it is not is refused, and nothing changed",
    async (verb) => {
      const placed = await into(deliveryStates.from(verb)[0]!);
      const before = await traces();
      const input = { id: placed.id, reason: "Mine" };
      const commands = {
        startPicking: startPickingDelivery,
        pack: packDelivery,
        ship: shipDelivery,
        deliver: markDelivered,
      };
      const attempt = (ctx: Ctx): Promise<void> =>
        verb === "cancel" ? cancelDelivery(ctx, input) : commands[verb](ctx, { id: placed.id });
      for (const [ctx, code] of [
        [neighbour, "delivery.not_found"],
        [as.visitor(undefined, placed.token), "auth.required"],
        [as.storefront(), "auth.forbidden"],
      ] as const)
        expect((await problem(attempt(ctx))).code).toBe(code);
      expect(await traces()).toEqual(before);
    },
  );
});

describe("refused, and nothing changed:", () => {
  test.each<[string, string, (d: Placed) => Promise<unknown>]>([
    ["a wrong item", "delivery.wrong_item", (d) => pick(d, { barcode: "2BULB" })],
    ["more than was ordered", "delivery.too_many", (d) => pick(d, { quantity: 2 })],
    ["a strange line", "delivery.not_found", (d) => pick(d, { lineId: d.id })],
    ["another place's line", "delivery.not_found", (d) => pickDeliveryLine(neighbour, lampOf(d))],
    ["another place's short", "delivery.not_found", (d) => shortDeliveryLine(neighbour, missing(d))],
    ["more short than ordered", "delivery.too_many", (d) => shortDeliveryLine(clerk, missing(d, 2))],
    ["a parcel with open lines", "delivery.lines_open", (d) => packDelivery(clerk, { id: d.id })],
  ])("%s", async (_what, code, attempt) => {
    const placed = await into("picking");
    const before = await traces();
    expect((await problem(attempt(placed))).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
  const lampOf = (d: Placed) => ({ id: d.id, lineId: d.lamp, quantity: 1 });
  const missing = (d: Placed, quantity = 1) => ({ ...lampOf(d), quantity, reason: "not_found" as const });
  const pick = (d: Placed, more: object) => pickDeliveryLine(clerk, { ...lampOf(d), ...more });

  test("a parcel of which everything was short; cancelling it is left", async () => {
    const placed = await into("picking", [{ sku: "LAMP", quantity: 1 }]);
    await shortDeliveryLine(clerk, missing(placed));
    const before = await traces();
    expect((await problem(packDelivery(clerk, { id: placed.id }))).code).toBe("delivery.nothing_picked");
    expect(await traces()).toEqual(before);
    await steps.cancel(placed);
    expect(await stateOf(placed.id)).toBe("cancelled");
  });

  test("a parcel that nobody pays for", async () => {
    const placed = await into("packed");
    await rows`update payments set state = 'failed' where order_id = (select order_id from fulfillments where id = ${placed.id})`;
    const before = await traces();
    expect((await problem(steps.ship(placed))).code).toBe("delivery.unpaid");
    expect(await traces()).toEqual(before);
  });

  test("a pickup under a delivery's verbs, and a delivery under a pickup's", async () => {
    const held = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "BULB", quantity: 1 }] });
    const { id, pickups } = await order(lampAndBulbs, [held]);
    const before = await traces();
    expect((await problem(startPickingDelivery(clerk, { id: pickups[0]! }))).code).toBe("delivery.not_found");
    expect((await problem(startPicking(clerk, { id }))).code).toBe("pickup.not_found");
    expect(await traces()).toEqual(before);
  });
});
