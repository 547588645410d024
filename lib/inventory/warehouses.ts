import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { notFound } from "@/lib/kernel/problem";
import { nearestFirst } from "@/lib/stores/distance";
import type { Store } from "@/lib/stores/store";
import { availableUnits } from "./availability";
import type { JudgedLine } from "./hold-goods";
import { refuseShort } from "./shortages";

type Place = { id: string; latitude: number; longitude: number };

/**
 * The warehouse that can send all of these goods to a store, the nearest of several. Whether it still has them when
 * they are held is judged there.
 * @returns its id. Throws `reservation.insufficient_stock` when none has all of them.
 */
export async function warehouseWith(
  tx: Tx,
  store: Store,
  lines: readonly { sku: string; quantity: number }[],
): Promise<string> {
  const places = rowsOf<Place>(
    await tx.execute(sql`select id, latitude, longitude from stock_locations where kind = 'warehouse'`),
  );
  const units = await availableUnits(tx, {
    skus: lines.map((l) => l.sku),
    locationIds: places.map((p) => p.id),
  });
  const judge = (place: Place): JudgedLine[] =>
    lines.flatMap(({ sku, quantity }) => {
      const found = units.find((u) => u.sku === sku && u.location_id === place.id);
      return found ? [{ sku, requested: quantity, available: found.available }] : [];
    });
  const [nearest, ...others] = nearestFirst(places, store);
  if (!nearest) throw notFound("warehouse");
  const chosen = [nearest, ...others].find((place) => {
    const judged = judge(place);
    return judged.length === lines.length && judged.every((l) => l.available >= l.requested);
  });
  if (!chosen) throw await refuseShort(tx, store, lines, judge(nearest));
  return chosen.id;
}
