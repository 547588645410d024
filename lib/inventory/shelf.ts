import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { requireOwnPlace } from "@/lib/stores/own-place";

/** An item that should stand on a shelf, and how many of it the books say there are at the place. */
export type ShelfItem = { sku: string; barcode: string | null; onHand: number };

/** As many as one count takes. */
const most = 500;

/** Everything that belongs on one shelf of one of the caller's places, by SKU. Two statements. Throws `store.not_found`. */
export async function shelfItems(
  tx: Tx,
  ctx: Ctx,
  ask: { store: string; shelf: string },
): Promise<ShelfItem[]> {
  if (!isStaff(ctx.actor)) return [];
  const here = await requireOwnPlace(tx, ctx, ask.store);
  return rowsOf<ShelfItem>(
    await tx.execute(sql`
      select v.sku, v.barcode, s.on_hand as "onHand"
      from stock_levels s join variants v on v.id = s.variant_id
      where s.location_id = ${here} and lower(v.shelf) = lower(${ask.shelf}) order by v.sku limit ${most}`),
  );
}

/** On which shelf an item belongs; null where nobody said. One statement. */
export async function shelfOf(tx: Tx, sku: string): Promise<string | null> {
  const [row] = rowsOf<{ shelf: string | null }>(
    await tx.execute(sql`select shelf from variants where sku = ${sku}`),
  );
  return row?.shelf ?? null;
}

/** The shelves of one of the caller's places, by name. Two statements. Throws `store.not_found`. */
export async function shelvesAt(tx: Tx, ctx: Ctx, store: string): Promise<string[]> {
  if (!isStaff(ctx.actor)) return [];
  const here = await requireOwnPlace(tx, ctx, store);
  const rows = rowsOf<{ shelf: string }>(
    await tx.execute(sql`
      select distinct v.shelf from stock_levels s join variants v on v.id = s.variant_id
      where s.location_id = ${here} and v.shelf is not null order by v.shelf limit ${most}`),
  );
  return rows.map(({ shelf }) => shelf);
}
