import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";

/** A pickup, or a delivery, that units of a stock row are promised to. */
export type CommittedPickup = {
  id: string;
  orderNumber: string;
  /** Slug of where it is collected, or sent from; another place when its goods are to be shipped there. */
  store: string;
  method: string;
  state: string;
  allocated: number;
};

/**
 * Who the units of some variants at one place are promised to, the newest promise first: whoever came last is the
 * first to be told that there is not enough. One statement.
 * @returns by variant id; at most 50 for each.
 */
export async function committedPickups(
  tx: Tx,
  locationId: string,
  variantIds: readonly string[],
): Promise<Map<string, CommittedPickup[]>> {
  const rows = rowsOf<{ variant_id: string; pickups: CommittedPickup[] }>(
    await tx.execute(sql`
      select w.variant_id, (
        select coalesce(jsonb_agg(p), '[]') from (
          select f.id, o.number as "orderNumber", l.slug as store, f.method, f.state, fl.allocated
          from fulfillment_lines fl join fulfillments f on f.id = fl.fulfillment_id join orders o on o.id = f.order_id
            join stock_locations l on l.id = f.location_id
          where fl.variant_id = w.variant_id and fl.allocated > 0 and f.stock_location_id = ${locationId}
          order by f.created_at desc, f.id desc limit 50) p) as pickups
      from unnest(${sql.param(variantIds)}::uuid[]) as w(variant_id)`),
  );
  return new Map(rows.map((r) => [r.variant_id, r.pickups]));
}
