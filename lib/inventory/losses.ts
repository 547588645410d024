import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import type { Ctx } from "@/lib/kernel/actor";
import { expireOverdue } from "./close-reservations";
import { type Correction, openLevels } from "./correct-levels";

/** Units that a correction takes out of the books, and what they cost at today's price, in minor units. */
export type Loss = { variantId: string; sku: string; units: number; amount: number };

type Found = { variantId: string; before: number; committed: number; price: number };

/**
 * What corrections at one place would take out of its books; the stock rows stay locked for whoever makes them now. Which
 * reason somebody gives does not matter: less is less. What cannot be corrected, since it is held or promised, is no loss yet.
 * Three statements.
 */
export async function lossesOf(
  tx: Tx,
  ctx: Ctx,
  locationId: string,
  corrections: readonly Correction[],
): Promise<Loss[]> {
  await expireOverdue(tx, ctx, { locationId, skus: corrections.map((c) => c.sku) });
  const variantIds = corrections.map((c) => c.variantId);
  await openLevels(tx, locationId, variantIds);
  const found = rowsOf<Found>(
    await tx.execute(sql`
      select s.variant_id as "variantId", s.on_hand as before, s.reserved + s.allocated as committed,
        coalesce((select p.amount from prices p where p.variant_id = s.variant_id and p.currency = ${shop.currency}), 0) as price
      from stock_levels s
      where s.location_id = ${locationId} and s.variant_id = any(${sql.param(variantIds)}::uuid[])
      order by s.variant_id for update of s`),
  );
  return corrections.flatMap((correction): Loss[] => {
    const { variantId, sku } = correction;
    const { before, committed, price } = found.find((row) => row.variantId === variantId)!;
    const target = "count" in correction ? correction.count : before + correction.delta;
    const units = before - target;
    return units > 0 && target >= committed ? [{ variantId, sku, units, amount: units * price }] : [];
  });
}

export const worthOf = (losses: readonly Loss[]): number => losses.reduce((sum, l) => sum + l.amount, 0);
