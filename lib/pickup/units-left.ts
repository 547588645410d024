import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { Problem } from "@/lib/kernel/problem";
import type { Units } from "./take-over";

/**
 * What a pickup could still hand over, line by line: ordered, less what was short or called off. Only for one of which nothing was
 * handed over, since what is paid and gone stays where it is. One statement.
 * Throws `pickup.part_collected`, `pickup.nothing_left`.
 */
export async function unitsLeft(tx: Tx, pickupId: string): Promise<Units[]> {
  const lines = rowsOf<Units & { collected: number }>(
    await tx.execute(sql`
      select fl.order_line_id as "orderLineId", fl.variant_id as "variantId", v.sku,
        fl.ordered - fl.short - fl.cancelled as quantity, fl.collected
      from fulfillment_lines fl join variants v on v.id = fl.variant_id
      where fl.fulfillment_id = ${pickupId} order by fl.id`),
  );
  if (lines.some((l) => l.collected > 0))
    throw new Problem("conflict", "pickup.part_collected", "A part of this was handed over already.");
  const left = lines.flatMap(({ collected: _, ...units }) => (units.quantity > 0 ? [units] : []));
  if (left.length === 0)
    throw new Problem("conflict", "pickup.nothing_left", "Nothing of this pickup is left to hand over.");
  return left;
}

/**
 * Shares the units of lines out among parcels, each of which has some of some SKUs. Together they have exactly all.
 * @returns per parcel, in the order given.
 */
export function shareUnits(
  units: readonly Units[],
  parcels: readonly { lines: readonly { sku: string; quantity: number }[] }[],
): Units[][] {
  const open = units.map((u) => ({ ...u }));
  return parcels.map(({ lines }) =>
    lines.flatMap(({ sku, quantity }) => {
      let wanted = quantity;
      return open.flatMap((u) => {
        const taken = u.sku === sku ? Math.min(u.quantity, wanted) : 0;
        u.quantity -= taken;
        wanted -= taken;
        return taken > 0 ? [{ ...u, quantity: taken }] : [];
      });
    }),
  );
}
