import "server-only";
import type { Tx } from "@/db/client";
import { requestTransferFor } from "@/lib/inventory/transfer-for-pickup";
import type { Ctx } from "@/lib/kernel/actor";
import type { NewFulfillment } from "./insert-order";

/**
 * Asks the warehouse for what is collected at a store and does not lie there: the transfer comes with the order, in
 * the same transaction. Nothing to do for nearly every order, and then no statement.
 */
export async function requestShipments(
  tx: Tx,
  ctx: Ctx,
  fulfillments: readonly NewFulfillment[],
): Promise<void> {
  for (const { id, reservation, lines } of fulfillments) {
    if (reservation.stock_location_id === reservation.location_id) continue;
    await requestTransferFor(tx, ctx, {
      fulfillmentId: id,
      fromId: reservation.stock_location_id,
      toId: reservation.location_id,
      lines: lines.map((l) => ({
        fulfillmentLineId: l.id,
        variantId: l.orderLine.variant_id,
        quantity: l.orderLine.quantity,
      })),
      expectedAt: new Date(reservation.ready_by),
    });
  }
}
