import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { owedOfLine } from "@/lib/orders/order-json";
import { inMyStores } from "./pickup";

/** One ready pickup as far as a handover needs it. Instants are ISO strings, amounts minor units. */
export type ReadyOrder = {
  id: string;
  number: string;
  name: string;
  pickupPerson: string | null;
  shelf: string | null;
  pickupBy: string | null;
  arrivedAt: string | null;
  bay: string | null;
  lines: { sku: string; title: string; options: VariantOption[]; units: number }[];
  ageLimit: number | null;
  idRequired: boolean;
  owed: { amount: number; currency: string } | null;
  /** Which issue of its QR and code counts; null while they are revoked. */
  codeIssue: number | null;
};

/**
 * The pickups of a store that wait to be handed over, whoever waits first. Only the caller's stores; another's are not
 * there. One statement.
 */
export async function readyOrders(tx: Tx, ctx: Ctx, store: string, limit: number): Promise<ReadyOrder[]> {
  if (!isStaff(ctx.actor)) return [];
  return rowsOf<ReadyOrder>(
    await tx.execute(sql`
      select f.id, o.number, o.customer_name as name, o.pickup_person_name as "pickupPerson", f.shelf,
        ${iso("f.pickup_by")} as "pickupBy", ${iso("f.arrived_at")} as "arrivedAt", f.bay, q.lines,
        q.age_limit as "ageLimit", cardinality(f.id_reasons) > 0 as "idRequired",
        case when p.state = 'pending' and p.method = 'pay_in_store' then
          jsonb_build_object('amount', q.owed, 'currency', p.currency) end as owed,
        case when f.code_revoked_at is null then f.code_issue end as "codeIssue"
      from fulfillments f
      join orders o on o.id = f.order_id
      join stock_locations l on l.id = f.location_id
      left join payments p on p.fulfillment_id = f.id
      cross join lateral (
        select jsonb_agg(jsonb_build_object('sku', ol.sku, 'title', ol.title, 'options', ol.options,
            'units', fl.picked - fl.collected) order by ol.position) filter (where fl.picked > fl.collected) as lines,
          (max(ol.age_limit) filter (where fl.picked > fl.collected))::int as age_limit, sum(${owedOfLine})::int as owed
        from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id
        where fl.fulfillment_id = f.id) q
      where f.state = 'ready' and f.method <> 'delivery' and ${inMyStores(ctx)} and l.slug = ${store}
        and q.lines is not null
      order by f.arrived_at, f.ready_by, f.id limit ${limit}`),
  );
}
