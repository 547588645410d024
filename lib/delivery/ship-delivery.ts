import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { issueShipmentReceipt } from "@/lib/orders/issue-document";
import { costOfUnits } from "@/lib/orders/line-cost";
import { lockOrder } from "@/lib/orders/settle-order";
import { takeMoney } from "@/lib/orders/take-money";
import { shipStock } from "@/lib/pickup/close-pickup";
import { fromMyPlaces, type MovedDelivery, moveDelivery, subjectOf } from "./delivery";

export const shipInput = z.strictObject({
  id: z.string().max(60),
  carrier: z.string().trim().min(1).max(60).optional(),
  trackingNumber: z.string().trim().min(1).max(100).optional(),
});

/**
 * The parcel leaves: its goods are no longer the shop's, and what they cost is taken from the card that was authorised
 * for the order. Throws `delivery.not_found`, `delivery.not_packed` and its kin, `delivery.unpaid`.
 */
export const shipDelivery = command({
  input: shipInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id, carrier, trackingNumber }): Promise<void> {
    const moved = await moveDelivery(tx, id, "ship", fromMyPlaces(ctx));
    await takeMoney(tx, ctx, subjectOf(moved), await packedValue(tx, moved), `shipment:${id}`);
    await shipStock(tx, ctx, id);
    await emit(tx, ctx, {
      name: "delivery.shipped",
      subject: subjectOf(moved),
      data: { ...(carrier ? { carrier } : {}), ...(trackingNumber ? { trackingNumber } : {}) },
    });
    await issueShipmentReceipt(tx, { ...subjectOf(moved), deliveryId: id, cause: `shipment:${id}` });
  },
});

/**
 * What the goods in the parcel cost, in minor units, and with the first parcel of the order what sending costs. The
 * order is locked, so that of two that leave at once one is the first.
 * Throws `delivery.unpaid` when no money is there for them.
 */
async function packedValue(tx: Tx, { id, order_id }: MovedDelivery): Promise<number> {
  await lockOrder(tx, order_id);
  const [row] = rowsOf<{ value: number; paid: boolean }>(
    await tx.execute(sql`
      select (sum(${costOfUnits(sql`fl.picked`)}) + case when exists (select 1 from fulfillments other
          where other.order_id = f.order_id and other.id <> f.id and other.method = 'delivery'
            and other.state in ('shipped', 'delivered')) then 0 else o.delivery_amount end)::int as value, o.total_amount = 0 or exists (select 1 from payments p
        where p.order_id = f.order_id and p.fulfillment_id is null and p.state in ('authorised', 'captured')) as paid
      from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id
      join orders o on o.id = f.order_id
      join order_lines ol on ol.id = fl.order_line_id where f.id = ${id} group by f.id, o.id`),
  );
  if (!row!.paid)
    throw new Problem("conflict", "delivery.unpaid", "Nothing is paid for this: it must not leave.");
  return row!.value;
}
