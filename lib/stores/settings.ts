import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";
import { isPaused } from "./pause";
import type { OpeningException, OpeningSpan } from "./store";
import { exceptionsJson, hoursJson } from "./store-json";

/** What a store's manager decides, section by section: each is changed by one command and compared as a whole. */
export type Sections = {
  hours: OpeningSpan[];
  /** From yesterday on, by day. */
  exceptions: OpeningException[];
  preparation: { prepMinutes: number; picksPerHour: number };
  windows: { minutes: number; capacity: number; cutOffMinutes: number };
  holdDays: number;
  curbside: { offered: boolean; bays: string[] };
  shelves: string[];
  /** Null while orders to collect are taken. Instants, RFC 3339; `until` null: until somebody says so. */
  pause: { since: string; until: string | null } | null;
  /** Units kept back of what is in no department with a number of its own. */
  safetyStock: number;
};

export type StoreSettings = Sections & {
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  /** Departments with a number of their own. */
  departments: { department: string; units: number }[];
};

/**
 * A store's settings, for a manager of that store. One statement.
 * Throws `auth.required`, `auth.forbidden`, `store.not_found` (also for another's).
 */
export async function storeSettings(tx: Tx, ctx: Ctx, store: string): Promise<StoreSettings> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  return read(tx, ctx, store, sql``);
}

/** The same, with the store's row locked: whoever changes it too waits. Throws `store.not_found` (also for another's). */
export const lockSettings = (tx: Tx, ctx: Ctx, store: string): Promise<StoreSettings> =>
  read(tx, ctx, store, sql`for no key update of l`);

async function read(tx: Tx, ctx: Ctx, slug: string, lock: SQL): Promise<StoreSettings> {
  const places = staffLocations(ctx.actor);
  const mine = places === "all" ? sql`true` : sql`l.id = any(${sql.param(places)}::uuid[])`;
  const from = sql`from stock_locations l where l.slug = ${slug} and l.kind = 'store' and ${mine}`;
  // A lock that had to wait shows the row anew, but what other tables held is as old as the statement.
  const [row] = rowsOf<{ id: string }>(await tx.execute(sql`select l.id ${from} ${lock}`));
  if (!row) throw notFound("store");
  const [found] = rowsOf<{ settings: StoreSettings }>(
    await tx.execute(sql`select ${settingsJson} as settings from stock_locations l where l.id = ${row.id}`),
  );
  return found!.settings;
}

const instant = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const settingsJson: SQL = sql`
  jsonb_build_object('id', l.id, 'slug', l.slug, 'name', l.name, 'timeZone', l.time_zone,
    'preparation', jsonb_build_object('prepMinutes', l.prep_minutes, 'picksPerHour', l.picks_per_hour),
    'windows', jsonb_build_object('minutes', l.window_minutes, 'capacity', l.window_capacity,
      'cutOffMinutes', l.window_cut_off_minutes),
    'holdDays', l.hold_days,
    'curbside', jsonb_build_object('offered', l.curbside, 'bays', to_jsonb(l.bays)),
    'shelves', to_jsonb(l.shelves),
    'pause', case when ${isPaused} then jsonb_build_object('since', ${instant(sql`l.paused_at`)},
      'until', ${instant(sql`l.paused_until`)}) end,
    'safetyStock', l.safety_stock,
    'departments', coalesce((select jsonb_agg(jsonb_build_object('department', d.slug, 'units', s.units)
        order by d.slug)
      from department_safety_stock s join departments d on d.id = s.department_id where s.location_id = l.id), '[]'),
    'hours', ${hoursJson},
    'exceptions', ${exceptionsJson})`;
