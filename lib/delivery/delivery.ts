import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { inMyStores } from "@/lib/pickup/pickup";
import { deliveryStates, type FulfillmentState } from "@/lib/pickup/states";

/** Row scope of a delivery `f`: sent from the caller's own places, stores and warehouses alike. */
export const fromMyPlaces = (ctx: Ctx): SQL => sql`f.method = 'delivery' and ${inMyStores(ctx)}`;

export type MovedDelivery = { id: string; order_id: string; location_id: string };
export type DeliveryVerb = (typeof deliveryStates.verbs)[number];

/**
 * Takes a delivery along one verb of its states table by one conditional update.
 * @param scope which rows the caller may touch, as a condition on `f`.
 * @param set further columns, beginning with a comma.
 * Throws `delivery.not_found`, or 409 with why: `delivery.not_<state>`, `delivery.already_shipped`,
 * `delivery.already_delivered`, `delivery.cancelled`.
 */
export async function moveDelivery(
  tx: Tx,
  id: string,
  verb: DeliveryVerb,
  scope: SQL,
  set: SQL = sql``,
): Promise<MovedDelivery> {
  if (!isId(id)) throw notFound("delivery");
  const from = deliveryStates.from(verb);
  const [moved] = rowsOf<MovedDelivery>(
    await tx.execute(sql`
      update fulfillments f set state = ${deliveryStates.next(from[0]!, verb)} ${set}
      where f.id = ${id} and f.method = 'delivery' and f.state = any(${sql.param(from)}::text[]) and ${scope}
      returning f.id, f.order_id, f.location_id`),
  );
  if (!moved) throw await whyNot(tx, id, from[0]!, scope);
  return moved;
}

/** Past these nothing but what the states table says can happen any more. */
const over: Partial<Record<FulfillmentState, { code: string; message: string }>> = {
  shipped: { code: "delivery.already_shipped", message: "This has left already." },
  delivered: { code: "delivery.already_delivered", message: "This was delivered already." },
  cancelled: { code: "delivery.cancelled", message: "This delivery was cancelled." },
};

/** The second read that explains a refusal: not found, over, or not that far yet. */
export async function whyNot(tx: Tx, id: string, wanted: FulfillmentState, scope: SQL): Promise<Problem> {
  const [found] = rowsOf<{ state: FulfillmentState }>(
    await tx.execute(
      sql`select f.state from fulfillments f where f.id = ${id} and f.method = 'delivery' and ${scope}`,
    ),
  );
  if (!found) return notFound("delivery");
  const { code, message } = over[found.state] ?? {
    code: `delivery.not_${wanted}`,
    message: "The delivery is not that far, or further already.",
  };
  return new Problem("conflict", code, message, { state: found.state });
}

/** What an event about this delivery is about. */
export const subjectOf = (delivery: MovedDelivery) => ({
  orderId: delivery.order_id,
  fulfillmentId: delivery.id,
  locationId: delivery.location_id,
});

export type LineToPack = MovedDelivery & {
  line_id: string;
  sku: string;
  barcode: string | null;
  ordered: number;
  picked: number;
  short: number;
  cancelled: number;
};

/**
 * Locks one line of a delivery that is being picked. One statement.
 * Throws `delivery.not_found`, `delivery.not_picking` and its kin.
 */
export async function lineToPack(
  tx: Tx,
  ctx: Ctx,
  { id, lineId }: { id: string; lineId: string },
): Promise<LineToPack> {
  if (!isId(id) || !isId(lineId)) throw notFound("delivery");
  const scope = fromMyPlaces(ctx);
  const [found] = rowsOf<LineToPack & { state: FulfillmentState }>(
    await tx.execute(sql`
      select f.id, f.order_id, f.location_id, f.state, fl.id as line_id, v.sku, v.barcode, fl.ordered, fl.picked, fl.short,
        fl.cancelled
      from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id join variants v on v.id = fl.variant_id
      where f.id = ${id} and fl.id = ${lineId} and ${scope} for update of f, fl`),
  );
  if (!found) throw notFound("delivery");
  if (found.state !== "picking") throw await whyNot(tx, id, "picking", scope);
  return found;
}
