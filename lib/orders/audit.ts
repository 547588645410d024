import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { storeSlug } from "@/lib/inventory/input";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { parseInput, refusal } from "@/lib/kernel/command";
import { type EventName, eventNames } from "@/lib/kernel/events";
import { notFound } from "@/lib/kernel/problem";

type FirstPart<Name> = Name extends `${infer Group}.${string}` ? Group : never;
export type AuditGroup = FirstPart<EventName>;

/** What events are about, by the first part of their names. */
export const auditGroups = [...new Set(eventNames.map((name) => name.split(".")[0] as AuditGroup))].sort();

const auditInput = z.strictObject({
  store: storeSlug.optional(),
  /** An order's number. */
  order: z.string().max(20).regex(/^\d+$/).optional(),
  /** Id of somebody who works here. */
  person: z.uuid().optional(),
  /** Id of a shared device. */
  device: z.uuid().optional(),
  /** `pickup` for all that happened to pickups, or one event's name. */
  kind: z
    .string()
    .max(60)
    .regex(/^[a-z_]+(\.[a-z_]+)?$/)
    .optional(),
  from: z.iso.date().optional(),
  /** The last day, itself included. */
  until: z.iso.date().optional(),
  /** Id of the last entry of the page before. */
  after: z.uuid().optional(),
  limit: z.int().min(1).max(5000).default(50),
});
export type AuditAsk = z.input<typeof auditInput>;

export type AuditEntry = {
  id: string;
  /** RFC 3339, UTC. */
  at: string;
  name: string;
  /** `user:<id>`, `api_key:<id>`, `visitor`, `system:<job>`. */
  actor: string;
  actorName: string;
  channel: string;
  store: string | null;
  device: string | null;
  order: string | null;
  data: Record<string, unknown>;
};

/**
 * What was done, newest first: for a manager what happened at the own stores and to their people, for an admin all.
 * Identifiers are made from the time, so the newest are found by them, without an index that each event would pay for.
 * @returns a page, and the id to ask for the next one with; null after the last.
 * Throws `auth.required`, `auth.forbidden`, `input.invalid`, `store.not_found` (also for another's). At most two statements.
 */
export async function auditTrail(
  tx: Tx,
  ctx: Ctx,
  raw: AuditAsk,
): Promise<{ entries: AuditEntry[]; after: string | null }> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const asked = parseInput(auditInput, raw);
  const places = staffLocations(ctx.actor);
  const conditions = [inScope(places, asked.order), ...(await narrowed(tx, places, asked))];
  const entries = rowsOf<AuditEntry>(
    await tx.execute(sql`
      select e.id, to_json(e.at)#>>'{}' as at, e.name, e.actor, e.actor_name as "actorName", e.channel,
        l.name as store, d.name as device, o.number as "order", e.data
      from events e
      left join stock_locations l on l.id = e.location_id
      left join staff_devices d on d.id = e.device_id
      left join orders o on o.id = e.order_id
      where ${sql.join(conditions, sql` and `)}
      order by e.id desc limit ${asked.limit + 1}`),
  );
  const more = entries.length > asked.limit;
  const page = entries.slice(0, asked.limit);
  return { entries: page, after: more ? (page.at(-1)?.id ?? null) : null };
}

/**
 * A manager's events: at the own stores, about people who work at no other; of an order that is asked for, also those
 * that happened nowhere in particular, once a part of it was the store's.
 */
function inScope(places: "all" | readonly string[], order: string | undefined): SQL {
  if (places === "all") return sql`true`;
  const mine = sql`${sql.param(places)}::uuid[]`;
  const own = sql`e.location_id = any(${mine})
    or (e.location_id is null and e.name like 'staff.%' and e.data ? 'locations' and e.data -> 'locations' <> '[]'
      and e.data -> 'locations' <@ to_jsonb(${mine}))`;
  if (order === undefined) return sql`(${own})`;
  return sql`(${own} or (e.location_id is null and exists (
    select from fulfillments f where f.order_id = e.order_id and f.location_id = any(${mine}))))`;
}

async function narrowed(
  tx: Tx,
  places: "all" | readonly string[],
  asked: z.output<typeof auditInput>,
): Promise<SQL[]> {
  const { store, order, person, device, kind, from, until, after } = asked;
  const conditions: SQL[] = [];
  if (store) conditions.push(sql`e.location_id = ${await placeOf(tx, places, store)}`);
  if (order) conditions.push(sql`e.order_id = (select id from orders where number = ${order})`);
  if (person) conditions.push(sql`(e.actor = ${`user:${person}`} or e.data ->> 'person' = ${person})`);
  if (device) conditions.push(sql`e.device_id = ${device}`);
  if (kind) conditions.push(kind.includes(".") ? sql`e.name = ${kind}` : sql`e.name like ${`${kind}.%`}`);
  if (from) conditions.push(sql`e.at >= ${from}::date and e.id >= ${idAt(from, -1)}`);
  if (until) conditions.push(sql`e.at < ${until}::date + 1 and e.id < ${idAt(until, 2)}`);
  if (after) conditions.push(sql`e.id < ${after}`);
  return conditions;
}

/** The least identifier of a day's first moment, so many days on: whatever the time zone, and however clocks differ. */
function idAt(day: string, daysOn: number): string {
  const time = Math.max(0, Date.parse(`${day}T00:00:00Z`) + daysOn * 86_400_000);
  const hex = time.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

async function placeOf(tx: Tx, places: "all" | readonly string[], slug: string): Promise<string> {
  const mine = places === "all" ? sql`true` : sql`id = any(${sql.param(places)}::uuid[])`;
  const [place] = rowsOf<{ id: string }>(
    await tx.execute(sql`select id from stock_locations where slug = ${slug} and ${mine}`),
  );
  if (!place) throw notFound("store");
  return place.id;
}
