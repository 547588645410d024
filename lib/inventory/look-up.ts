import "server-only";
import type { Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { type CommittedPickup, committedPickups } from "./committed-pickups";
import { type StockRow, staffStock } from "./stock-queries";
import { variantsScanned } from "./variants";

/** An item at one place: its counters, null where the place does not carry it, and who it is promised to. */
export type StockFound = { sku: string; row: StockRow | null; pickups: CommittedPickup[] };

/**
 * What was scanned or typed, a barcode or a SKU, as one of the caller's places has it; several items when a barcode is
 * on several. At most four statements. Throws `store.not_found`.
 * @param ask.store slug
 */
export async function lookUpStock(
  tx: Tx,
  ctx: Ctx,
  ask: { store: string; code: string },
): Promise<StockFound[]> {
  if (!isStaff(ctx.actor)) return [];
  const locationId = await requireOwnPlace(tx, ctx, ask.store);
  const items = (await variantsScanned(tx, [ask.code])).get(ask.code) ?? [];
  if (items.length === 0) return [];
  const skus = items.map((i) => i.sku);
  const rows = await staffStock(tx, ctx, { store: ask.store, skus, limit: skus.length });
  const pickups = await committedPickups(
    tx,
    locationId,
    items.map((i) => i.id),
  );
  return items.map(({ id, sku }) => ({
    sku,
    row: rows.find((r) => r.sku === sku) ?? null,
    pickups: pickups.get(id) ?? [],
  }));
}
