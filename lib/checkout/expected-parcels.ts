import "server-only";
import type { Tx } from "@/db/client";
import type { CartLine } from "@/lib/cart/cart";
import { routeGoods } from "@/lib/inventory/delivery-routing";
import type { SkuUnits } from "@/lib/inventory/units-by-sku";
import type { Ctx } from "@/lib/kernel/actor";
import { offeredPayments } from "./agreed-payment";

/** An address that is not known yet: places stay in the policy's own order. */
const anywhere = { postalCode: "", countryCode: "" };

/** What of a basket is sent with its order. Nothing where nothing pays for parcels: there it waits in the basket. */
export const deliveredLines = <L extends Pick<CartLine, "store" | "sold">>(lines: readonly L[]): L[] =>
  offeredPayments({ delivers: true }).length > 0
    ? lines.filter((line) => line.store === null && line.sold)
    : [];

/**
 * How many parcels goods would come in and what is in each, as things stand; nothing is held.
 * @param to where they go; null while nobody said
 * Throws `reservation.insufficient_stock` when not all of it can be sent.
 */
export async function expectedParcels(
  tx: Tx,
  ctx: Ctx,
  lines: readonly SkuUnits[],
  to: { postalCode: string; countryCode: string } | null,
): Promise<SkuUnits[][]> {
  const wanted = lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const parcels = await routeGoods(tx, ctx, { lines: wanted, to: to ?? anywhere });
  return parcels.map((parcel) => parcel.lines);
}
