import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { maxUnits } from "./bounds";

/**
 * Puts lines of a locked basket aside for later, with their prices as they were seen. The same thing put aside before
 * becomes one with it, up to what a line may hold. One statement.
 * @param which a query of ids; those of other baskets' lines do nothing
 * @returns how many lines left the basket
 */
export async function putAside(tx: Tx, cartId: string | null, which: SQL): Promise<number> {
  const [left] = rowsOf<{ lines: number }>(
    await tx.execute(sql`
      with taken as (delete from cart_lines where cart_id = ${cartId} and id in (${which}) returning *),
      aside as (
        insert into saved_lines as s (id, cart_id, variant_id, location_id, quantity, seen_amount, currency)
        select distinct on (variant_id) id, cart_id, variant_id, location_id,
          least(${maxUnits}, sum(quantity) over (partition by variant_id)), seen_amount, currency
        from taken order by variant_id, added_at desc, id
        on conflict (cart_id, variant_id) do update
          set quantity = least(${maxUnits}, s.quantity + excluded.quantity), location_id = excluded.location_id,
            seen_amount = excluded.seen_amount, currency = excluded.currency, saved_at = now()
      )
      select count(*)::int as lines from taken`),
  );
  return left!.lines;
}
