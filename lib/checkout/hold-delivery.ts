import "server-only";
import type { Tx } from "@/db/client";
import { routeGoods } from "@/lib/inventory/delivery-routing";
import { addUp, holdGoods } from "@/lib/inventory/hold-goods";
import { quotaScope } from "@/lib/inventory/quotas";
import type { Ctx } from "@/lib/kernel/actor";
import { days, later } from "@/lib/kernel/clock";
import { addOpenMinutes } from "@/lib/stores/hours";
import { storeById } from "@/lib/stores/queries";
import type { PlaceOrderInput } from "./input";

/**
 * Chooses where a delivery's goods come from and holds them there, one reservation per parcel, in the transaction that
 * places the order.
 * Throws `reservation.insufficient_stock`; also when another order was quicker to a place that was chosen.
 */
export async function holdDelivery(
  tx: Tx,
  ctx: Ctx,
  { address, lines }: NonNullable<PlaceOrderInput["delivery"]>,
): Promise<{ id: string; token: string }[]> {
  const parcels = await routeGoods(tx, ctx, {
    lines: addUp(lines),
    to: { postalCode: address.postalCode, countryCode: address.countryCode },
  });
  const held: { id: string; token: string }[] = [];
  // Places in one order, so that two deliveries which share two of them do not wait for each other.
  for (const { locationId, lines } of parcels.sort((a, b) => (a.locationId < b.locationId ? -1 : 1))) {
    const location = await storeById(tx, locationId);
    const readyBy = addOpenMinutes(location, ctx.now, location.prepMinutes) ?? later(ctx.now, days(1));
    held.push(await holdGoods(tx, ctx, { location, lines, readyBy, quota: quotaScope(ctx) }));
  }
  return held;
}
