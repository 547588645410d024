import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import {
  deliveryStage,
  into,
  lampAndBulbs,
  order,
  type Placed,
  stateOf,
  steps,
  traces,
} from "@/db/testing/deliveries";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import { startPicking } from "@/lib/pickup/start-picking";
import { deliveryStates } from "@/lib/pickup/states";
import { cancelDelivery } from "./cancel-delivery";
import type { DeliveryVerb } from "./delivery";
import { markDelivered } from "./mark-delivered";
import { packDelivery } from "./pack-delivery";
import { pickDeliveryLine } from "./pick-line";
import { shipDelivery } from "./ship-delivery";
import { shortDeliveryLine } from "./short-line";
import { startPickingDelivery } from "./start-picking";

testDatabase();

let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  ({ clerk, neighbour } = await deliveryStage());
});
beforeEach(() => async () => expect(await checkInvariants(db())).toEqual([]));

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
    const card = (state: string) =>
      rows`update payments set state = ${state} where order_id = (select order_id from fulfillments where id = ${placed.id})`;
    await card("failed");
    const before = await traces();
    expect((await problem(steps.ship(placed))).code).toBe("delivery.unpaid");
    expect(await traces()).toEqual(before);
    await card("authorised");
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
