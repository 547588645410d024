import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { inMyStores } from "./pickup";

/** A pickup that is over and whose goods still stand staged. */
export type PutBack = {
  id: string;
  orderNumber: string;
  /** Slug. */
  store: string;
  state: "cancelled" | "expired";
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
  return rowsOf<PutBack>(
    await tx.execute(sql`
      select f.id, o.number as "orderNumber", l.slug as store, f.state, ${iso("f.closed_at")} as "closedAt",
        f.close_reason as "closeReason", f.shelf,
        (select jsonb_agg(jsonb_build_object('lineId', fl.id, 'sku', ol.sku, 'title', ol.title, 'barcode', v.barcode, 'shelf', v.shelf,
            'quantity', fl.picked - fl.collected) order by v.shelf nulls last, ol.position)
         from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id join variants v on v.id = fl.variant_id
         where fl.fulfillment_id = f.id and ${staged}) as lines
      from fulfillments f join orders o on o.id = f.order_id join stock_locations l on l.id = f.location_id
      where f.state in ('cancelled', 'expired') and f.method <> 'delivery' and ${stillStaged} and ${inMyStores(ctx)}
        and ${store ? sql`l.slug = ${store}` : sql`true`}
        and ${after ? sql`(f.closed_at, f.id) > (${after.closedAt}::timestamptz, ${after.id}::uuid)` : sql`true`}
      order by f.closed_at, f.id limit ${ask.limit}`),
  );
}
