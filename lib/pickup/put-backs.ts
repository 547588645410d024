import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { inMyStores } from "./pickup";

/** A pickup that is over and whose goods still stand staged, or units that were called off from one that goes on. */
export type PutBack = {
  /** The pickup's, or that of the calling off. */
  id: string;
  what: "pickup" | "line";
  orderNumber: string;
  /** Slug. */
  store: string;
  state: "cancelled" | "expired";
  /** When it was over, or called off. */
  closedAt: string;
  closeReason: string | null;
  /** Where it stands on the collection shelf; null when it had not got there. */
  shelf: string | null;
  lines: {
    lineId: string;
    sku: string;
    title: string;
    barcode: string | null;
    /** Where the goods belong. */
    shelf: string | null;
    quantity: number;
  }[];
};

const staged = sql`fl.picked > fl.collected`;

/** Whether goods of pickup `f`, which is over, have still to be carried back. Readers name its states themselves. */
export const stillStaged = sql`(f.picked_by is not null and f.put_back_at is null
  and exists (select 1 from fulfillment_lines fl where fl.fulfillment_id = f.id and ${staged}))`;

/**
 * What is to be carried back to the shelves at the caller's stores, the longest over first. Their stock has been free
 * since they ended: the list is about where goods are, not about how many there are. One statement.
 * @param ask.store slug; without it all of the caller's stores.
 * @param ask.after `closedAt` and id of the last row of the page before.
 */
export async function putBacks(
  tx: Tx,
  ctx: Ctx,
  ask: {
    store?: string | undefined;
    limit: number;
    after?: { closedAt: string; id: string } | undefined;
  },
): Promise<PutBack[]> {
  if (!isStaff(ctx.actor)) return [];
  const { store, after } = ask;
  const there = sql`${inMyStores(ctx)} and ${store ? sql`l.slug = ${store}` : sql`true`}`;
  const rest = (since: SQL, id: SQL) =>
    after ? sql`(${since}, ${id}) > (${after.closedAt}::timestamptz, ${after.id}::uuid)` : sql`true`;
  return rowsOf<PutBack>(
    await tx.execute(sql`
      select id, what, "orderNumber", store, state, ${iso("since")} as "closedAt", "closeReason", shelf, lines from (
        select f.id, 'pickup' as what, o.number as "orderNumber", l.slug as store, f.state, f.closed_at as since,
          f.close_reason as "closeReason", f.shelf,
          (select jsonb_agg(${lineJson(sql`fl.picked - fl.collected`)} order by v.shelf nulls last, ol.position)
           from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id join variants v on v.id = fl.variant_id
           where fl.fulfillment_id = f.id and ${staged}) as lines
        from fulfillments f join orders o on o.id = f.order_id join stock_locations l on l.id = f.location_id
        where f.state in ('cancelled', 'expired') and f.method <> 'delivery' and ${stillStaged} and ${there}
          and ${rest(sql`f.closed_at`, sql`f.id`)}
        union all
        select c.id, 'line', o.number, l.slug, 'cancelled', c.called_off_at, c.reason, f.shelf,
          jsonb_build_array(${lineJson(sql`c.quantity`)})
        from called_off_picks c join fulfillment_lines fl on fl.id = c.fulfillment_line_id
        join order_lines ol on ol.id = fl.order_line_id join variants v on v.id = fl.variant_id
        join fulfillments f on f.id = fl.fulfillment_id join orders o on o.id = f.order_id
        join stock_locations l on l.id = f.location_id
        where c.put_back_at is null and ${there} and ${rest(sql`c.called_off_at`, sql`c.id`)}) listed
      order by since, id limit ${ask.limit}`),
  );
}

const lineJson = (quantity: SQL) => sql`
  jsonb_build_object('lineId', fl.id, 'sku', ol.sku, 'title', ol.title, 'barcode', v.barcode, 'shelf', v.shelf,
    'quantity', ${quantity})`;
