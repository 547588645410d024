import "server-only";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { days, later } from "@/lib/kernel/clock";
import { addOpenMinutes } from "@/lib/stores/hours";
import { storeById } from "@/lib/stores/queries";
import { type RoutedLine, type RoutedParcel, routeGoods } from "./delivery-routing";
import { holdGoods } from "./hold-goods";
import type { QuotaScope } from "./quotas";
import type { Destination } from "./routing-policies";

/** Goods that are held at one place, to be sent from there. */
export type HeldParcel = RoutedParcel & { id: string; token: string };

/**
 * Chooses where a delivery's goods come from and holds them there, one reservation per parcel, in the transaction that
 * promises them.
 * Throws `reservation.insufficient_stock`, also when somebody was quicker to a place that was chosen;
 * `reservation.quota`, `variant.not_found`.
 */
export async function holdParcels(
  tx: Tx,
  ctx: Ctx,
  ask: { lines: readonly RoutedLine[]; to: Destination; quota: QuotaScope | null },
): Promise<HeldParcel[]> {
  const { postalCode, countryCode } = ask.to;
  const parcels = await routeGoods(tx, ctx, { lines: ask.lines, to: { postalCode, countryCode } });
  const held: HeldParcel[] = [];
  // Places in one order, so that two deliveries which share two of them do not wait for each other.
  for (const parcel of parcels.sort((a, b) => (a.locationId < b.locationId ? -1 : 1))) {
    const location = await storeById(tx, parcel.locationId);
    const readyBy = addOpenMinutes(location, ctx.now, location.prepMinutes) ?? later(ctx.now, days(1));
    const hold = await holdGoods(tx, ctx, { location, lines: parcel.lines, readyBy, quota: ask.quota });
    held.push({ ...parcel, ...hold });
  }
  return held;
}
