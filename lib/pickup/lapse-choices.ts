import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { settleOrder } from "@/lib/orders/settle-order";
import { endIfNothingLeft } from "./end-if-nothing-left";

type Due = { id: string; order_id: string; location_id: string };
type Lapsed = { id: string; sku: string; quantity: number };

/**
 * Writes down, for one pickup, that nobody chose in time what comes instead of its short units, and tells the shopper.
 * It read as money back before. Leaves alone what somebody else has in hand. One pickup a transaction.
 * @returns whether there was one.
 */
export async function lapseChoices(tx: Tx, ctx: Ctx): Promise<boolean> {
  const [pickup] = rowsOf<Due>(
    await tx.execute(sql`
      select f.id, f.order_id, f.location_id
      from short_picks sp
      join fulfillment_lines fl on fl.id = sp.fulfillment_line_id
      join fulfillments f on f.id = fl.fulfillment_id
      where sp.choice is null and sp.deadline <= now()
      order by sp.deadline limit 1 for update of f skip locked`),
  );
  if (!pickup) return false;
  const lapsed = rowsOf<Lapsed>(
    await tx.execute(sql`
      update short_picks sp set choice = 'money_back', decided_at = now()
      from fulfillment_lines fl join variants v on v.id = fl.variant_id
      where fl.fulfillment_id = ${pickup.id} and sp.fulfillment_line_id = fl.id and sp.choice is null
        and sp.deadline <= now()
      returning sp.id, v.sku, sp.quantity`),
  );
  const subject = { orderId: pickup.order_id, fulfillmentId: pickup.id, locationId: pickup.location_id };
  await emit(
    tx,
    ctx,
    ...lapsed.map(({ id, sku, quantity }) => ({
      name: "pickup.short_chosen" as const,
      subject,
      data: { shortPick: id, choice: "money_back", sku, quantity, lapsed: true },
    })),
  );
  await endIfNothingLeft(tx, ctx, pickup.id);
  await settleOrder(tx, ctx, pickup.order_id);
  return true;
}
