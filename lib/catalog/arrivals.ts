import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type ProductCard, readCards } from "./product-card";

/** The newest goods of the shop that a store carries, newest first. One statement. */
export const arrivals = (tx: Tx, locale: string, shown: number): Promise<ProductCard[]> =>
  readCards(
    tx,
    locale,
    sql`p.id in (
      select id from products where status = 'published' order by created_at desc, position desc, id limit ${shown * 6})
      and exists (
        select 1 from variants v join stock_levels s on s.variant_id = v.id
        join stock_locations l on l.id = s.location_id and l.pickup_enabled
        where v.product_id = p.id and v.active)`,
    sql`p.created_at desc, p.position desc, p.id`,
    shown,
  );
