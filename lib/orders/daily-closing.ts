import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { storeSlug } from "@/lib/inventory/input";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { parseInput, refusal } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";
import { dayAt } from "@/lib/stores/hours";
import { movesOfDay } from "./closing-moves";

export const closingMeans = ["cash", "card_terminal", "card_online", "gift_card"] as const;
export type ClosingMeans = (typeof closingMeans)[number];

/** What went one way and the other: goods out and back, money in and back. Never negative; minor units, or a count. */
export type OutAndBack = { out: number; back: number };

/** What a store took, gave back, handed over and took in on one of its own days. */
export type DailyClosing = {
  store: { slug: string; name: string; timeZone: string };
  /** `2026-11-22`, as the store's own calendar has it. */
  day: string;
  /** RFC 3339, UTC. */
  from: string;
  until: string;
  currency: string;
  /** Taken (`out`), and given back, for undone handovers too. Every means has its row. */
  means: ({ means: ClosingMeans } & OutAndBack)[];
  /** Handovers, whole or in part; those that were undone came back. */
  handovers: OutAndBack;
  shipments: number;
  returns: number;
  /** Refunds for goods that stayed with the shopper. */
  refunds: number;
  /** What promotions took off what went out, and off what came back. */
  discounts: OutAndBack;
  /** Goods and delivery with their VAT, by rate in basis points, the highest first. */
  vat: { basisPoints: number; gross: OutAndBack; vat: OutAndBack }[];
};

/** `2026-11-22` */
export const closingDay = z.iso.date();
const closingInput = z.strictObject({ store: storeSlug, day: closingDay });

type Place = { id: string; slug: string; name: string; timeZone: string };
type Moved = Pick<
  DailyClosing,
  "means" | "handovers" | "shipments" | "returns" | "refunds" | "discounts" | "vat"
>;

/**
 * Closes a store's day, for a manager of that store: what its events say, and nothing else. Money counts on the day it
 * came or went, goods on the day they did, so a card that is asked at midnight may be a day after its goods. Card money
 * belongs to the store that its goods were handed over at, also when they come back to another.
 * Throws `auth.required`, `auth.forbidden`, `store.not_found` (also for another's), `input.invalid`. Two statements.
 */
export async function dailyClosing(
  tx: Tx,
  ctx: Ctx,
  asked: z.input<typeof closingInput>,
): Promise<DailyClosing> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const { store, day } = parseInput(closingInput, asked);
  const { id, ...place } = await ownStore(tx, ctx, store);
  const { from, until } = dayAt(place.timeZone, day);
  const [moved] = rowsOf<Moved>(
    await tx.execute(sql`
      with ${movesOfDay(id, from, until)},
      paid as (
        select e.data ->> 'method' as method, e.name = 'payment.refunded' as back, (e.data ->> 'amount')::int as amount
        from told e where e.name in ('payment.captured', 'payment.refunded')
        union all
        select e.data ->> 'method', e.data ->> 'what' = 'refund', (e.data ->> 'amount')::int
        from told e where e.name = 'payment.settled' and e.data ->> 'method' in ('cash', 'card_terminal')
        union all
        select e.data ->> 'method', true, (e.data ->> 'amount')::int
        from undone u join events e on e.fulfillment_id = u.fulfillment_id and e.name = 'payment.captured'
          and e.at > u.before and e.at < u.handed_over_at and e.data ->> 'method' in ('cash', 'card_terminal', 'gift_card')
        where u.at >= ${from} and u.at < ${until}
      ),
      by_means as (
        select case when method in ('cash', 'card_terminal', 'gift_card') then method else 'card_online' end as means,
          coalesce(sum(amount) filter (where not back), 0) as out, coalesce(sum(amount) filter (where back), 0) as back
        from paid group by 1
      ),
      by_rate as (
        select rate, ${outAndBack("cost")} as gross, ${outAndBack("vat")} as vat from moves where cost <> 0 group by rate
      )
      select
        (select coalesce(json_agg(by_means), '[]') from by_means) as means,
        (select json_build_object('out', count(*) filter (where name in ('pickup.collected', 'pickup.part_collected')),
          'back', (select count(*) from undone where at >= ${from} and at < ${until})) from told) as handovers,
        (select count(*)::int from told where name = 'delivery.shipped') as shipments,
        (select count(*)::int from told where name = 'return.received') as returns,
        (select count(*)::int from told where name = 'refund.given') as refunds,
        (select ${outAndBack("discount")} from moves) as discounts,
        (select coalesce(json_agg(json_build_object('basisPoints', rate, 'gross', gross, 'vat', vat)
          order by rate desc), '[]') from by_rate) as vat`),
  );
  const means = closingMeans.map(
    (by) => moved!.means.find((m) => m.means === by) ?? { means: by, out: 0, back: 0 },
  );
  const span = { from: from.toISOString(), until: until.toISOString() };
  return { store: place, day, ...span, currency: shop.currency, ...moved!, means };
}

/** Both sides of a column of `moves` as a document. @param column ours, never a caller's */
const outAndBack = (column: "cost" | "vat" | "discount") =>
  sql.raw(`json_build_object('out', coalesce(sum(${column}) filter (where ${column} > 0), 0),
    'back', coalesce(-sum(${column}) filter (where ${column} < 0), 0))`);

async function ownStore(tx: Tx, ctx: Ctx, slug: string): Promise<Place> {
  const places = staffLocations(ctx.actor);
  const mine = places === "all" ? sql`true` : sql`id = any(${sql.param(places)}::uuid[])`;
  const [place] = rowsOf<Place>(
    await tx.execute(sql`
      select id, slug, name, time_zone as "timeZone" from stock_locations where slug = ${slug} and ${mine}`),
  );
  if (!place) throw notFound("store");
  return place;
}
