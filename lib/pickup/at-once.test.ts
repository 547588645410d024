import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { byCode, byQr, cash, collectedBy, customer, pickupStage, ready, stateOf } from "@/db/testing/pickups";
import { as, type World } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import type { Ctx } from "@/lib/kernel/actor";
import type { Problem } from "@/lib/kernel/problem";
import { orderByNumber, orderByToken } from "@/lib/orders/queries";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { startPicking } from "./start-picking";

testDatabase();

let world: World;
let clerk: Ctx;
let neighbour: Ctx;
beforeAll(async () => {
  ({ world, clerk, neighbour } = await pickupStage());
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
