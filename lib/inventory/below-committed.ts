import "server-only";
import type { Tx } from "@/db/client";
import { Problem } from "@/lib/kernel/problem";
import { committedPickups } from "./committed-pickups";
import type { Corrected } from "./correct-levels";

/**
 * Says why a correction was left undone. Throws `stock.below_zero`, or `stock.below_committed` with what the row is promised
 * to, the newest promise first. At most one statement.
 */
export async function refuseBelowCommitted(tx: Tx, locationId: string, row: Corrected): Promise<never> {
  if (row.target < 0)
    throw new Problem("conflict", "stock.below_zero", "There are not that many to take away.", {
      onHand: row.before,
    });
  const pickups = await committedPickups(tx, locationId, [row.variantId]);
  throw new Problem(
    "conflict",
    "stock.below_committed",
    "More than that is held or promised to customers. Short-pick some of it first.",
    {
      onHand: row.before,
      reserved: row.reserved,
      allocated: row.allocated,
      missing: row.reserved + row.allocated - row.target,
      pickups: pickups.get(row.variantId) ?? [],
    },
  );
}
