import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { availableUnits } from "@/lib/inventory/availability";
import { Problem } from "@/lib/kernel/problem";
import type { LineToPick } from "./line-to-pick";

/**
 * What a clerk may offer instead of a line's units: another variant that is sold now, has a price, and of which the
 * store has enough to promise. Nothing is held: the shopper's choice is. Two statements.
 * Throws `pickup.no_substitute`.
 */
export async function substituteFor(
  tx: Tx,
  line: LineToPick,
  sku: string,
  quantity: number,
): Promise<{ id: string }> {
  const [found] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select v.id from variants v
      join products p on p.id = v.product_id and p.status = 'published'
      join prices pr on pr.variant_id = v.id and pr.currency = ${shop.currency}
      where v.sku = ${sku} and v.active and v.id <> ${line.variant_id}`),
  );
  const units = found ? await availableUnits(tx, { skus: [sku], locationIds: [line.location_id] }) : [];
  const available = units[0]?.available ?? 0;
  if (found && available >= quantity) return found;
  throw new Problem("conflict", "pickup.no_substitute", "That cannot be offered instead.", {
    sku,
    available,
  });
}
