import "server-only";
import { aside } from "@/db/client";
import { openUnits } from "@/lib/stores/open-picks";

/** A queue a few seconds old is as true as one read now: people pick minutes at a time. */
const freshMs = 5_000;
const recent = new Map<string, { until: number; units: Promise<number> }>();

/**
 * Units that wait to be picked at a place, at most a few seconds old. A crowd that reserves at one store asks the
 * database once, over a connection that no transaction waits for.
 */
export function recentQueue(locationId: string): Promise<number> {
  const known = recent.get(locationId);
  if (known && known.until > Date.now()) return known.units;
  const units = openUnits(aside(), locationId);
  recent.set(locationId, { until: Date.now() + freshMs, units });
  units.catch(() => recent.delete(locationId));
  return units;
}
