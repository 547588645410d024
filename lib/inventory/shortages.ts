import "server-only";
import type { Tx } from "@/db/client";
import { Problem } from "@/lib/kernel/problem";
import { distanceMeters } from "@/lib/stores/distance";
import { listStores } from "@/lib/stores/queries";
import type { Store } from "@/lib/stores/store";
import { availableUnits } from "./availability";
import type { JudgedLine } from "./reserve";

export type Shortage = {
  sku: string;
  requested: number;
  available: number;
  /** Other stores that have any, nearest to the asked one first. */
  elsewhere: { store: string; available: number }[];
};

/**
 * The refusal of a hold: per short line how many there are, and where else they are.
 * A SKU the shop does not sell is `variant.not_found` instead.
 */
export async function refuseShort(
  tx: Tx,
  store: Store,
  lines: readonly { sku: string; quantity: number }[],
  judged: readonly JudgedLine[],
): Promise<Problem> {
  const unknown = lines.find((l) => !judged.some((j) => j.sku === l.sku));
  if (unknown)
    return new Problem("not_found", "variant.not_found", "The shop does not sell one of these.", {
      sku: unknown.sku,
    });
  const short = judged.filter((j) => j.available < j.requested);
  const others = (await listStores(tx))
    .filter((s) => s.id !== store.id)
    .sort((a, b) => distanceMeters(a, store) - distanceMeters(b, store));
  const units = await availableUnits(tx, {
    skus: short.map((s) => s.sku),
    locationIds: others.map((s) => s.id),
  });
  const shortages: Shortage[] = short.map((line) => ({
    sku: line.sku,
    requested: line.requested,
    available: line.available,
    elsewhere: others.flatMap((s) => {
      const there = units.find((u) => u.sku === line.sku && u.location_id === s.id)?.available ?? 0;
      return there > 0 ? [{ store: s.slug, available: there }] : [];
    }),
  }));
  return new Problem(
    "conflict",
    "reservation.insufficient_stock",
    "There is not enough left at this store.",
    {
      shortages,
    },
  );
}
