import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Db, rowsOf } from "@/db/client";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { percentile } from "../table";

export const crowdSize = 500;
export const unitsOnSale = 1_000;
const store = "kallio";

/** Asks again, a moment later, for as long as the shop is too busy to answer. */
export type Patiently = <O>(ask: () => Promise<O | "busy">) => Promise<O>;

/** What one try comes to: a whole checkout of one unit, or word that there are none left. */
export type Try = (sku: string, store: string, patiently: Patiently) => Promise<"sold" | "sold out">;

export type Sale = {
  sku: string;
  seconds: number;
  sold: number;
  soldOut: number;
  /** How often somebody was asked to come back in a moment; waiting is part of their time. */
  busy: number;
  winnersP50: number;
  winnersP99: number;
  losersP50: number;
  losersP99: number;
  /** In words; none when it came out as it must. */
  failures: string[];
};

/**
 * Five hundred people buy one unit after the other until they are told that there are none left, which is what each
 * of them hears last.
 */
export async function flashSale(db: Db, sku: string, attempt: Try): Promise<Sale> {
  await putOnSale(db, sku);
  const before = await sales(db, sku);
  const [won, lost]: [number[], number[]] = [[], []];
  let busy = 0;
  const patiently: Patiently = async (ask) => {
    for (;;) {
      const answer = await ask();
      if (answer !== "busy") return answer as Exclude<typeof answer, "busy">;
      busy++;
      await sleep(200 + Math.random() * 200);
    }
  };
  const began = performance.now();
  await Promise.all(
    Array.from({ length: crowdSize }, async () => {
      for (;;) {
        const start = performance.now();
        const outcome = await attempt(sku, store, patiently);
        (outcome === "sold" ? won : lost).push(performance.now() - start);
        if (outcome === "sold out") return;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const after = await sales(db, sku);
  const expectations: [boolean, string][] = [
    [won.length === unitsOnSale, `${won.length} were told that they bought one; ${unitsOnSale} should`],
    [after.ordered - before.ordered === unitsOnSale, `${after.ordered - before.ordered} units are ordered`],
    [after.left === 0, `${after.left} units are left`],
    ...(await checkInvariants(db)).map((v): [boolean, string] => [
      false,
      `invariant ${v.invariant}: ${v.found}`,
    ]),
  ];
  return {
    sku,
    seconds,
    sold: won.length,
    soldOut: lost.length,
    busy,
    winnersP50: percentile(won, 0.5),
    winnersP99: percentile(won, 0.99),
    losersP50: percentile(lost, 0.5),
    losersP99: percentile(lost, 0.99),
    failures: expectations.filter(([met]) => !met).map(([, failure]) => failure),
  };
}

/** Corrects the count, through the ledger, so that exactly this many can be had. */
async function putOnSale(db: Db, sku: string): Promise<void> {
  await db.execute(sql`
    with level as (
      select s.location_id, s.variant_id, s.reserved + s.allocated + s.safety_stock + ${unitsOnSale} - s.on_hand as missing
      from stock_levels s join variants v on v.id = s.variant_id join stock_locations l on l.id = s.location_id
      where v.sku = ${sku} and l.slug = ${store}
    ),
    counted as (
      update stock_levels s set on_hand = s.on_hand + level.missing from level
      where s.location_id = level.location_id and s.variant_id = level.variant_id
    )
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select location_id, variant_id, 'adjusted', missing, 'count:' || ${newId()}, 'system:bench' from level
    where missing <> 0`);
}

async function sales(db: Db, sku: string): Promise<{ ordered: number; left: number }> {
  const [row] = rowsOf<{ ordered: number; left: number }>(
    await db.execute(sql`
      select coalesce((select sum(fl.ordered) from fulfillment_lines fl join fulfillments f on f.id = fl.fulfillment_id
          where fl.variant_id = s.variant_id and f.location_id = s.location_id), 0)::int as ordered,
        s.on_hand - s.reserved - s.allocated - s.safety_stock as left
      from stock_levels s join variants v on v.id = s.variant_id join stock_locations l on l.id = s.location_id
      where v.sku = ${sku} and l.slug = ${store}`),
  );
  return row!;
}
