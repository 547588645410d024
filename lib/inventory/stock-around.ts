import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { nearestFirst } from "@/lib/stores/distance";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { type MovementKind, movementKinds } from "./movement-kinds";
import { atp } from "./stock-queries";
import { type TransferState, transferStates } from "./transfer-states";

/** Another place that has some of an item to sell. */
export type PlaceNearby = {
  slug: string;
  name: string;
  kind: "store" | "warehouse";
  latitude: number;
  longitude: number;
  available: number;
};
/** Units that come here, or leave, with a transfer. `at` is when they were sent, or asked for; an ISO string. */
export type ComingUnits = {
  id: string;
  state: TransferState;
  /** Slug and name of the other end. */
  place: string;
  here: boolean;
  quantity: number;
  at: string;
  expectedAt: string | null;
};
/** One change of what lies here. `who` is empty for what no member of staff did. */
export type Movement = { id: string; kind: PhysicalKind; units: number; who: string; at: string };

export type StockAround = { nearby: PlaceNearby[]; coming: ComingUnits[]; moves: Movement[] };

/** Kinds that change how many lie there; a promise moves nothing. */
type PhysicalKind = {
  [K in MovementKind]: (typeof movementKinds)[K]["onHand"] extends 0 ? never : K;
}[MovementKind];
const physical = Object.entries(movementKinds).filter(([, { onHand }]) => onHand !== 0);

/** As many as anybody looks back at. */
const latest = 8;

/**
 * What is around one item at one of the caller's places: who else has some, the nearest first; what is on its way; and what
 * happened to it here lately. Five statements. Throws `store.not_found`.
 * @param ask.store slug
 */
export async function stockAround(
  tx: Tx,
  ctx: Ctx,
  ask: { store: string; sku: string },
): Promise<StockAround> {
  if (!isStaff(ctx.actor)) return { nearby: [], coming: [], moves: [] };
  const here = await requireOwnPlace(tx, ctx, ask.store);
  const [place] = rowsOf<{ latitude: number; longitude: number }>(
    await tx.execute(sql`select latitude, longitude from stock_locations where id = ${here}`),
  );
  const nearby = rowsOf<PlaceNearby>(
    await tx.execute(sql`
      select l.slug, l.name, l.kind, l.latitude, l.longitude, x.available
      from variants v join stock_levels s on s.variant_id = v.id join stock_locations l on l.id = s.location_id
      cross join lateral (select greatest(0, ${atp})::int as available) x
      where v.sku = ${ask.sku} and l.id <> ${here} and x.available > 0`),
  );
  const coming = rowsOf<ComingUnits>(
    await tx.execute(sql`
      select t.id, t.state, o.name as place, t.to_id = ${here} as here,
        sum(case when t.state = 'sent' then tl.sent else tl.quantity end)::int as quantity,
        ${iso("coalesce(t.sent_at, t.created_at)")} as at, ${iso("t.expected_at")} as "expectedAt"
      from transfers t join transfer_lines tl on tl.transfer_id = t.id join variants v on v.id = tl.variant_id
      join stock_locations o on o.id = case when t.to_id = ${here} then t.from_id else t.to_id end
      where v.sku = ${ask.sku} and t.state = any(${sql.param(transferStates.open)}::text[]) and ${here} in (t.from_id, t.to_id)
      group by t.id, o.name order by t.created_at limit 20`),
  );
  const moves = rowsOf<Movement>(
    await tx.execute(sql`
      select m.id::text, m.kind, m.quantity * e.sign as units, coalesce(u.name, k.name, '') as who, ${iso("m.at")} as at
      from variants v join stock_movements m on m.variant_id = v.id and m.location_id = ${here}
      join (values ${sql.join(
        physical.map(([kind, { onHand }]) => sql`(${kind}::text, ${onHand}::int)`),
        sql`, `,
      )}) as e(kind, sign) on e.kind = m.kind
      left join users u on m.actor = 'user:' || u.id::text
      left join api_keys k on m.actor = 'api_key:' || k.id::text
      where v.sku = ${ask.sku} order by m.id desc limit ${latest}`),
  );
  return { nearby: place ? nearestFirst(nearby, place) : nearby, coming, moves };
}
