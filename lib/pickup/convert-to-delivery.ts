import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { DeliveryAddress } from "@/db/schema/orders";
import { holdParcels } from "@/lib/inventory/hold-parcels";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { deliveryAddress } from "@/lib/orders/contact-input";
import { lockOrder } from "@/lib/orders/settle-order";
import { storeById } from "@/lib/stores/queries";
import { endPickup } from "./cancel-pickup";
import { movedAway, quotaOf } from "./change-store";
import { type LockedPickup, lockPickup, ofOrder, ofShopper } from "./shopper-scope";
import { takeOver, type Units } from "./take-over";
import { shareUnits, unitsLeft } from "./units-left";

/**
 * The shopper has it sent instead: the pickup ends, and its goods are routed and held for as few parcels as can be,
 * all of it or nothing. The store's own goods may be what is sent, so the pickup lets go of them first.
 * @param input.address where to; without one, where the order already sends to.
 * @returns the new fulfillments' ids, a parcel each.
 * Throws `pickup.not_found`, `pickup.already_collected` and its kin, `pickup.expired`, `pickup.part_collected`,
 * `pickup.nothing_left`, `delivery.needs_payment`, `delivery.no_address` (422), `reservation.insufficient_stock`,
 * `reservation.quota` (429).
 */
export const convertToDelivery = command({
  input: z.strictObject({ ...ofOrder, address: deliveryAddress.optional() }),
  may: () => true,
  async run(tx, ctx, { number, id, address }): Promise<{ ids: string[] }> {
    const pickup = await lockPickup(tx, ctx, { number, id });
    const units = await unitsLeft(tx, id);
    await lockOrder(tx, pickup.order_id);
    const to = await whereTo(tx, pickup, address);
    await endPickup(tx, ctx, id, ofShopper(ctx, number), movedAway);
    const ids = await sendInstead(tx, ctx, pickup, units, to);
    const { slug: from } = await storeById(tx, pickup.location_id);
    await emit(tx, ctx, {
      name: "pickup.moved",
      subject: { orderId: pickup.order_id, fulfillmentId: ids[0]! },
      data: { from, to: "delivery", fulfillment: ids[0], fulfillments: ids, previous: id },
    });
    return { ids };
  },
});

/**
 * Where an order's parcels go; what is given now counts from now on. The order is locked.
 * Throws `delivery.needs_payment` for what is paid when it is handed over, `delivery.no_address` (422).
 */
export async function whereTo(
  tx: Tx,
  pickup: Pick<LockedPickup, "order_id" | "pay_in_store">,
  given: DeliveryAddress | undefined,
): Promise<DeliveryAddress> {
  if (pickup.pay_in_store)
    throw new Problem("conflict", "delivery.needs_payment", "What is paid in the store cannot be sent.");
  const [order] = rowsOf<{ delivery_address: DeliveryAddress | null }>(
    given
      ? await tx.execute(sql`update orders set delivery_address = ${JSON.stringify(given)}::jsonb
          where id = ${pickup.order_id} returning delivery_address`)
      : await tx.execute(sql`select delivery_address from orders where id = ${pickup.order_id}`),
  );
  if (order?.delivery_address) return order.delivery_address;
  throw new Problem("invalid", "delivery.no_address", "Say where it goes.", {
    errors: [{ pointer: "/address", code: "delivery.no_address", detail: "is needed" }],
  });
}

/** Routes and holds units of a pickup, and makes a delivery of the same order of each parcel. */
export async function sendInstead(
  tx: Tx,
  ctx: Ctx,
  pickup: LockedPickup,
  units: readonly Units[],
  to: DeliveryAddress,
): Promise<string[]> {
  const parcels = await holdParcels(tx, ctx, { lines: units, to, quota: quotaOf(pickup) });
  const shared = shareUnits(units, parcels);
  const ids: string[] = [];
  for (const [n, { id: reservationId }] of parcels.entries())
    ids.push(await takeOver(tx, ctx, pickup, { reservationId, method: "delivery", units: shared[n]! }));
  return ids;
}
