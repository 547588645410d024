import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { notFound } from "@/lib/kernel/problem";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { owedOfLine } from "@/lib/orders/order-json";
import { orderById } from "@/lib/orders/queries";
import { choiceIsOpen } from "@/lib/orders/short-picks";
import { codeIs, qrIs } from "./codes";
import { inMyStores } from "./pickup";
import { type FulfillmentState, pickupStates } from "./states";

/** One pickup as the board lists it. Instants are ISO strings, amounts minor units. */
export type BoardRow = {
  id: string;
  orderNumber: string;
  state: FulfillmentState;
  store: string;
  customerName: string;
  pickupPersonName: string | null;
  readyBy: string;
  windowStartsAt: string | null;
  pickupBy: string | null;
  onMyWayAt: string | null;
  arrivedAt: string | null;
  bay: string | null;
  arrivalNote: string | null;
  /** Who takes the goods out to them, by name. */
  broughtOutBy: string | null;
  /** Collected at a car: by how it was ordered, or by where they say that they stand. */
  curbside: boolean;
  /** Whether a warehouse still has its goods. */
  inTransit: boolean;
  /** Until when its customer may choose instead of what is short; null when nothing is asked. */
  choiceBy: string | null;
  shelf: string | null;
  pickedBy: string | null;
  units: number;
  lines: number;
  ageLimit: number | null;
  /** When one that a manager has to look at first is called off; null for every other. */
  reviewBy: string | null;
  /** Whether the counter has to see an ID. */
  idRequired: boolean;
  /** What is still to be taken at the counter: short units are not charged, handed over ones are paid. */
  owed: { amount: number; currency: string } | null;
  placedAt: string;
};

const boardRow = sql`
  f.id, o.number as "orderNumber", f.state, l.slug as store, o.customer_name as "customerName",
  o.pickup_person_name as "pickupPersonName", ${iso("f.ready_by")} as "readyBy",
  ${iso("w.starts_at")} as "windowStartsAt", ${iso("f.pickup_by")} as "pickupBy",
  ${iso("f.on_my_way_at")} as "onMyWayAt", ${iso("f.arrived_at")} as "arrivedAt", f.bay,
  f.arrival_note as "arrivalNote", f.brought_out_by as "broughtOutBy",
  (f.method = 'curbside' or f.bay is not null) as curbside, f.stock_location_id <> f.location_id as "inTransit",
  (select ${iso("max(sp.deadline)")} from short_picks sp where sp.fulfillment_line_id = any(q.line_ids)
    and ${choiceIsOpen}) as "choiceBy", f.shelf, f.picked_by as "pickedBy", q.units, q.lines, q.age_limit as "ageLimit",
  case when f.review = 'held' and f.state = 'requested' then ${iso("f.review_by")} end as "reviewBy",
  cardinality(f.id_reasons) > 0 as "idRequired",
  case when p.state = 'pending' and p.method = 'pay_in_store' then
    jsonb_build_object('amount', q.owed, 'currency', p.currency) end as owed,
  ${iso("o.placed_at")} as "placedAt"
  from fulfillments f
  join orders o on o.id = f.order_id
  join stock_locations l on l.id = f.location_id
  left join pickup_windows w on w.id = f.window_id
  left join payments p on p.fulfillment_id = f.id
  cross join lateral (
    select sum(fl.ordered - fl.short - fl.cancelled - case f.state when 'ready' then fl.collected else 0 end)::int as units, (count(*) filter (where fl.ordered > fl.cancelled))::int as lines,
      (max(ol.age_limit) filter (where fl.ordered > fl.cancelled))::int as age_limit, sum(${owedOfLine})::int as owed,
      array_agg(fl.id) as line_ids
    from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id where fl.fulfillment_id = f.id) q`;

export type BoardAsk = {
  /** Slug; without it all of the caller's stores. */
  store?: string | undefined;
  /** Without it every open state. */
  states?: readonly FulfillmentState[] | undefined;
  limit: number;
  /** `ready_by` and id of the last row of the page before. */
  after?: { readyBy: string; id: string } | undefined;
};

/**
 * A store's pickups, what is due first first. Only the caller's stores; another's are not there. One statement.
 */
export async function staffPickups(tx: Tx, ctx: Ctx, ask: BoardAsk): Promise<BoardRow[]> {
  if (!isStaff(ctx.actor)) return [];
  const after = ask.after
    ? sql`and (f.ready_by, f.id) > (${ask.after.readyBy}::timestamptz, ${ask.after.id}::uuid)`
    : sql``;
  return rowsOf<BoardRow>(
    await tx.execute(sql`
      select ${boardRow}
      where f.state = any(${sql.param(ask.states ?? pickupStates.open)}::text[]) and f.method <> 'delivery'
        and ${inMyStores(ctx)} and ${storeIs(ask.store)} ${after}
      order by f.ready_by, f.id limit ${ask.limit}`),
  );
}

const storeIs = (slug: string | undefined): SQL => (slug ? sql`l.slug = ${slug}` : sql`true`);

/** The last digits of a phone number are said whole: a country's own prefixes come before these. */
const phoneDigits = { fewest: 4, most: 15, compared: 8 };

/** Whether the phone number of order `o` ends with these digits, however either is written. */
function phoneEndsWith(text: string): SQL {
  const digits = text.replace(/[\s()+./-]/g, "");
  if (!/^\d+$/.test(digits) || digits.length < phoneDigits.fewest || digits.length > phoneDigits.most)
    return sql`false`;
  const last = digits.slice(-phoneDigits.compared);
  return sql`right(regexp_replace(o.customer_phone, '[^0-9]', '', 'g'), ${last.length}) = ${last}`;
}

/** What a pickup was found by. A QR and a code are proof of who asks; a number or a name is not. */
export type FoundBy = "qr" | "code" | "number" | "phone" | "name";

/**
 * Finds pickups at the caller's stores by what a customer can give: a scanned QR, the pickup code, the order number,
 * the last digits of the phone number, or a name. Open ones first. A code or QR finds at most its own pickup. One statement.
 */
export async function findPickups(
  tx: Tx,
  ctx: Ctx,
  ask: { store?: string; text: string },
): Promise<(BoardRow & { foundBy: FoundBy })[]> {
  const text = ask.text.trim().slice(0, 200);
  if (!isStaff(ctx.actor) || text.length === 0) return [];
  const like = `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const open = sql`f.state = any(${sql.param(pickupStates.open)}::text[])`;
  const byQr = qrIs(text);
  const byCode = sql`${codeIs(text)} and ${open}`;
  const byNumber = sql`o.number = ${text}`;
  const byPhone = sql`${open} and ${phoneEndsWith(text)}`;
  const byName = sql`${open} and (o.customer_name ilike ${like} or o.pickup_person_name ilike ${like})`;
  return rowsOf(
    await tx.execute(sql`
      select case when ${byQr} then 'qr' when ${byCode} then 'code' when ${byNumber} then 'number'
          when ${byPhone} then 'phone' else 'name' end
        as "foundBy", ${boardRow}
      where f.method <> 'delivery' and ${inMyStores(ctx)} and ${storeIs(ask.store)}
        and ((${byQr}) or (${byCode}) or (${byNumber}) or (${byPhone}) or (${byName}))
      order by ${open} desc, f.ready_by, f.id limit 20`),
  );
}

/**
 * One pickup with its order and timeline, for the staff of its store.
 * Throws `pickup.not_found`, also for another store's. Two statements.
 */
export async function staffPickup(
  tx: Tx,
  ctx: Ctx,
  id: string,
): Promise<{ order: Order; pickup: Fulfillment }> {
  if (!isId(id) || !isStaff(ctx.actor)) throw notFound("pickup");
  const [row] = rowsOf<{ order_id: string }>(
    await tx.execute(sql`select f.order_id from fulfillments f where f.id = ${id} and ${inMyStores(ctx)}`),
  );
  if (!row) throw notFound("pickup");
  const order = await orderById(tx, row.order_id);
  return { order, pickup: order.fulfillments.find((f) => f.id === id)! };
}
