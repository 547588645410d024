import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import type { Ctx } from "@/lib/kernel/actor";
import { expireOverdue } from "./close-reservations";
import { type Correction, openLevels } from "./correct-levels";

/** Units that a correction takes out of the books, and what they cost at today's price, in minor units. */
export type Loss = { variantId: string; sku: string; units: number; amount: number };
/** One that is found now, and how many the books had. */
type FoundLoss = Loss & { before: number };

/** Corrections weighed before they are made. */
type Weighed = {
  /** What there is to do; a count of what is held already is not among them. */
  corrections: Correction[];
  losses: FoundLoss[];
  /** Items whose count says what already waits for a second person, and how many the books have of them. */
  waiting: ReadonlyMap<string, number>;
};

type Found = { variantId: string; before: number; committed: number; held: number; price: number };

/**
 * What corrections at one place would take out of its books; the stock rows stay locked for whoever makes them now. Which
 * reason somebody gives does not matter: less is less. What cannot be corrected, since it is held or promised, is no loss yet.
 * A count that misses again what waits for a second person already misses only the rest. Three statements.
 */
export async function weighLosses(
  tx: Tx,
  ctx: Ctx,
  locationId: string,
  corrections: readonly Correction[],
): Promise<Weighed> {
  await expireOverdue(tx, ctx, { locationId, skus: corrections.map((c) => c.sku) });
  const variantIds = corrections.map((c) => c.variantId);
  await openLevels(tx, locationId, variantIds);
  const found = rowsOf<Found>(
    await tx.execute(sql`
      with locked as (
        select s.variant_id, s.on_hand, s.reserved, s.allocated from stock_levels s
        where s.location_id = ${locationId} and s.variant_id = any(${sql.param(variantIds)}::uuid[])
        order by s.variant_id for update of s
      )
      select variant_id as "variantId", on_hand as before, reserved + allocated as committed,
        coalesce((select sum(wl.units) from write_off_lines wl join write_offs w on w.id = wl.write_off_id
          where w.location_id = ${locationId} and w.state = 'held' and wl.variant_id = locked.variant_id), 0)::int as held,
        coalesce((select p.amount from prices p
          where p.variant_id = locked.variant_id and p.currency = ${shop.currency}), 0) as price
      from locked`),
  );
  const weighed = corrections.map((correction) =>
    weigh(correction, found.find((row) => row.variantId === correction.variantId)!),
  );
  return {
    corrections: weighed.flatMap(({ correction }) => correction ?? []),
    losses: weighed.flatMap(({ loss }) => loss ?? []),
    waiting: new Map(weighed.flatMap(({ waits }) => (waits ? [waits] : []))),
  };
}

type One = { correction?: Correction; loss?: FoundLoss; waits?: [variantId: string, before: number] };

function weigh(asked: Correction, { before, committed, held, price }: Found): One {
  const { variantId, sku, cause } = asked;
  const again = "count" in asked && held > 0 && asked.count < before;
  const rest = again ? before - held - asked.count : 0;
  if (again && rest <= 0) return { waits: [variantId, before] };
  const correction = again ? { variantId, sku, cause, delta: -rest } : asked;
  const target = "count" in correction ? correction.count : before + correction.delta;
  const units = before - target;
  if (units <= 0 || target < committed) return { correction };
  return { correction, loss: { variantId, sku, before, units, amount: units * price } };
}

export const worthOf = (losses: readonly Loss[]): number => losses.reduce((sum, l) => sum + l.amount, 0);
