import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { actorName, actorRef, type Ctx } from "@/lib/kernel/actor";
import { enqueueFollowing } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken, hashToken } from "@/lib/kernel/secrets";
import { releaseWindow } from "@/lib/stores/book-window";
import { isPaused, storePaused } from "@/lib/stores/pause";
import type { Store } from "@/lib/stores/store";
import type { Window } from "@/lib/stores/windows";
import { expireOverdue } from "./close-reservations";
import { holderOf } from "./holder";
import { type QuotaScope, quotaExceeded } from "./quotas";
import { refuseShort } from "./shortages";
import { addUp, type SkuUnits } from "./units-by-sku";

/** How long a hold lives. Fifteen minutes is what domain practice gives a checkout; it can be extended once. */
export const holdMinutes = 15;

export type GoodsToHold = {
  /** Where they will be collected, or leave from. */
  location: Store;
  /** Where they lie, when that is another place: the warehouse they are shipped to the store from. */
  stockLocationId?: string | undefined;
  lines: readonly SkuUnits[];
  window?: Window | null | undefined;
  readyBy: Date;
  /** Whose quotas bound it; without a word nobody's: a command that already decided. */
  quota?: QuotaScope | null | undefined;
  /** Whether it is promised anew, and so refused by a pause of its place. */
  pausable?: true;
};

export type JudgedLine = { sku: string; requested: number; available: number };
type Row = JudgedLine & {
  verdict: "held" | "paused" | "window" | "short" | "quota";
  place: string | null;
  retry_after: number;
};

/**
 * Holds goods at one stock location, and a place in a window if one is asked for: all of it or nothing, by one
 * conditional statement. Nothing that it judges was read before. After a refusal the transaction must not commit.
 * @returns the reservation's id and token.
 * Throws `reservation.insufficient_stock`, `window.full`, `reservation.quota`, `store.paused`, `variant.not_found`.
 */
export async function holdGoods(
  tx: Tx,
  ctx: Ctx,
  goods: GoodsToHold,
): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = derivedToken("reservation", id);
  const lines = addUp(goods.lines);
  const stockLocationId = goods.stockLocationId ?? goods.location.id;
  const event = newId();
  const values = {
    id,
    token_hash: hashToken(token),
    location: goods.location.id,
    stock_location: stockLocationId,
    skus: lines.map((l) => l.sku),
    quantities: lines.map((l) => l.quantity),
    line_ids: lines.map(() => newId()),
    lines: lines.length,
    window_id: goods.window ? newId() : null,
    window_starts_at: goods.window?.startsAt.toISOString() ?? null,
    window_ends_at: goods.window?.endsAt.toISOString() ?? null,
    window_capacity: goods.location.windowCapacity,
    ready_by: goods.readyBy.toISOString(),
    holder: holderOf(ctx.actor),
    minutes: holdMinutes,
    pausable: goods.pausable === true,
    limited: goods.quota != null,
    quota_holder: goods.quota?.holder ?? null,
    quota_address: goods.quota?.address ?? null,
    actor: actorRef(ctx.actor),
    actor_name: actorName(ctx.actor),
    channel: ctx.channel,
    visitor: ctx.actor.kind === "visitor" ? ctx.actor.id : null,
    event,
  };
  let rows = await take(tx, values);
  const inTheWay = overdueInTheWay(verdictOf(rows), goods, stockLocationId);
  if (inTheWay && (await expireOverdue(tx, ctx, inTheWay)) > 0) {
    const place = rows[0]?.place;
    if (place) await releaseWindow(tx, place);
    rows = await take(tx, values);
  }
  switch (verdictOf(rows)) {
    case "held":
      await enqueueFollowing(tx, [{ id: event, name: "reservation.created" }]);
      return { id, token };
    case "paused":
      throw storePaused();
    case "window":
      throw windowFull(goods.window!);
    case "quota":
      throw quotaExceeded(rows[0]!.retry_after);
    default:
      throw await refuseShort(tx, goods.location, lines, rows);
  }
}

/** Which expired holds may stand in the way of this one; null when none can. */
function overdueInTheWay(
  verdict: Row["verdict"],
  { location, lines, window }: GoodsToHold,
  stockLocationId: string,
) {
  if (verdict === "short") return { locationId: stockLocationId, skus: lines.map((l) => l.sku) };
  if (verdict === "window" && window) return { locationId: location.id, windowStart: window.startsAt };
  return null;
}

const windowFull = (window: Window) =>
  new Problem("conflict", "window.full", "That pickup time has just been taken.", { windowId: window.id });

/** Nothing to judge means that the shop sells none of it. */
const verdictOf = (rows: readonly Row[]): Row["verdict"] => rows[0]?.verdict ?? "short";

type Values = {
  [K in
    | "id"
    | "token_hash"
    | "location"
    | "stock_location"
    | "window_id"
    | "window_starts_at"
    | "window_ends_at"
    | "ready_by"
    | "holder"
    | "quota_holder"
    | "quota_address"
    | "actor"
    | "actor_name"
    | "channel"
    | "visitor"
    | "event"]: string | null;
} & {
  skus: string[];
  quantities: number[];
  line_ids: string[];
  lines: number;
  window_capacity: number;
  minutes: number;
  limited: boolean;
  pausable: boolean;
};

/**
 * The hold itself. The place in the window is taken first, then the stock rows are locked in the order of their
 * variants, then all of it is judged; whatever fails, the caller rolls back. A window that is full locks no stock.
 *
 * What a shopper ties up is what is held for them or their address now, and what they ordered and nobody paid for.
 */
const take = statement<Values, Row>(
  (p) => sql`
  with asked as materialized (
    select v.id as variant_id, w.sku, w.quantity, w.line_id
    from unnest(${p.skus}::text[], ${p.quantities}::int[], ${p.line_ids}::uuid[]) as w(sku, quantity, line_id)
    join variants v on v.sku = w.sku and v.active
    join products p on p.id = v.product_id and p.status = 'published'
  ),
  paused as materialized (
    select ${p.pausable}::boolean and ${isPaused} as so from stock_locations l where l.id = ${p.location}::uuid
  ),
  place as (
    insert into pickup_windows as w (id, location_id, starts_at, ends_at, capacity, booked)
    select ${p.window_id}::uuid, ${p.location}::uuid, ${p.window_starts_at}::timestamptz,
      ${p.window_ends_at}::timestamptz, ${p.window_capacity}::int, 1
    where ${p.window_id}::uuid is not null and not (select so from paused)
    on conflict (location_id, starts_at) do update set booked = w.booked + 1 where w.booked < w.capacity
    returning w.id
  ),
  timely as materialized (select ${p.window_id}::uuid is null or exists (select 1 from place) as ok),
  locked as materialized (
    select l.variant_id, l.on_hand, l.available
    from (select variant_id from asked where (select ok from timely) and not (select so from paused) order by variant_id) a
    cross join lateral (
      select s.variant_id, s.on_hand, s.on_hand - s.reserved - s.allocated - s.safety_stock as available
      from stock_levels s
      where s.location_id = ${p.stock_location}::uuid and s.variant_id = a.variant_id
      for update) l
  ),
  judged as materialized (
    select a.*, greatest(0, coalesce(l.available, 0)) as available, coalesce(l.on_hand, 0) as on_hand
    from asked a left join locked l using (variant_id)
  ),
  quota as materialized (
    select max(value) filter (where name = 'shopper_holds') as shopper_holds,
      max(value) filter (where name = 'address_holds') as address_holds,
      max(value) filter (where name = 'sku_share_from_units') as share_from,
      max(value) filter (where name = 'sku_share_basis_points') as share,
      max(value) filter (where name = 'household_units') as household
    from reservation_quotas where ${p.limited}::boolean
  ),
  tied as materialized (
    select r.id, r.holder, r.address, r.expires_at, r.state, r.stock_location_id
    from reservations r
    where ${p.limited}::boolean and r.state in ('held', 'converted') and r.address = ${p.quota_address}::text
      and r.created_at > now() - interval '60 days'
      and case r.state when 'held' then r.expires_at > now() else exists (
        select 1 from fulfillments f join payments pay on pay.fulfillment_id = f.id
        where f.reservation_id = r.id and f.closed_at is null and pay.state = 'pending') end
    union
    select r.id, r.holder, r.address, r.expires_at, r.state, r.stock_location_id
    from reservations r
    where ${p.limited}::boolean and r.state = 'held' and r.holder = ${p.quota_holder}::text and r.expires_at > now()
  ),
  holds as materialized (
    select count(*) filter (where state = 'held' and holder = ${p.quota_holder}::text) as of_shopper,
      count(*) filter (where state = 'held' and address = ${p.quota_address}::text) as of_address,
      coalesce(ceil(extract(epoch from min(expires_at) filter (where state = 'held') - now())), 3600)::int as retry_after
    from tied
  ),
  shares as materialized (
    select rl.variant_id,
      coalesce(sum(rl.quantity) filter (where t.address = ${p.quota_address}::text), 0) as of_address,
      coalesce(sum(rl.quantity) filter (where t.holder = ${p.quota_holder}::text), 0) as of_shopper
    from tied t join reservation_lines rl on rl.reservation_id = t.id
    where t.stock_location_id = ${p.stock_location}::uuid
    group by rl.variant_id
  ),
  within as materialized (
    select not ${p.limited}::boolean or (
      h.of_shopper < q.shopper_holds and h.of_address < q.address_holds
      and not exists (
        select 1 from judged j left join shares s using (variant_id)
        where j.on_hand >= q.share_from
          and greatest(coalesce(s.of_address, 0), coalesce(s.of_shopper, 0)) + j.quantity > greatest(
            1, j.on_hand::bigint * q.share / 10000,
            case when coalesce(s.of_address, 0) <= coalesce(s.of_shopper, 0) then q.household end))
    ) as ok, h.retry_after
    from holds h, quota q
  ),
  verdict as materialized (
    select case
      when (select so from paused) then 'paused'
      when not (select ok from timely) then 'window'
      when count(*) < ${p.lines}::int or not coalesce(bool_and(available >= quantity), false) then 'short'
      when not (select ok from within) then 'quota'
      else 'held' end as verdict
    from judged
  ),
  held as (
    insert into reservations (id, token_hash, location_id, stock_location_id, window_id, ready_by, holder, address,
      created_at, expires_at)
    select ${p.id}::uuid, ${p.token_hash}::text, ${p.location}::uuid, ${p.stock_location}::uuid,
      (select id from place), ${p.ready_by}::timestamptz, ${p.holder}::text, ${p.quota_address}::text, now(),
      now() + make_interval(mins => ${p.minutes}::int)
    from verdict where verdict = 'held'
    returning id
  ),
  taken as (
    update stock_levels s set reserved = s.reserved + j.quantity
    from judged j, held
    where s.location_id = ${p.stock_location}::uuid and s.variant_id = j.variant_id
  ),
  lines as (
    insert into reservation_lines (id, reservation_id, variant_id, quantity)
    select j.line_id, held.id, j.variant_id, j.quantity from judged j, held
  ),
  ledger as (
    insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
    select ${p.stock_location}::uuid, j.variant_id, 'reserved', j.quantity, 'reservation_line:' || j.line_id,
      ${p.actor}::text
    from judged j, held
  ),
  said as (
    insert into events (id, name, reservation_id, location_id, actor, actor_name, channel, visitor)
    select ${p.event}::uuid, 'reservation.created', held.id, ${p.location}::uuid, ${p.actor}::text,
      ${p.actor_name}::text, ${p.channel}::text, ${p.visitor}::text
    from held
  )
  select j.sku, j.quantity as requested, j.available, v.verdict, (select id from place) as place,
    (select retry_after from within) as retry_after
  from judged j, verdict v`,
);
