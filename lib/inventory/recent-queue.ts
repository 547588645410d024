import "server-only";
import { db } from "@/db/client";
import { openPicks } from "@/lib/stores/open-picks";

/** A queue a few seconds old is as true as one read now: people pick minutes at a time. */
const freshMs = 5_000;
const recent = new Map<string, { until: number; units: Promise<number> }>();

/**
 * Units that wait to be picked at a place, at most a few seconds old. A crowd that reserves at one store asks the
 * database once, beside its transactions.
 */
export function recentQueue(locationId: string): Promise<number> {
  const known = recent.get(locationId);
  if (known && known.until > Date.now()) return known.units;
  const units = openPicks(db(), [locationId]).then((queues) => queues.get(locationId) ?? 0);
  recent.set(locationId, { until: Date.now() + freshMs, units });
  units.catch(() => recent.delete(locationId));
  return units;
}
