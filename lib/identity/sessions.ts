import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Actor } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { isId, newId } from "@/lib/kernel/id";
import type { SignInWay, StaffRole } from "./roles";
import { needsSecondFactor, prepareSecondFactor } from "./second-factor";

/** How long a sign-in lives: a shift for staff, a month for a customer. */
export const staffSessionHours = 12;
export const customerSessionHours = 30 * 24;

/** Someone who is signed in. */
export type SignedIn = Extract<Actor, { kind: "staff" | "customer" }>;

/** A sign-in that has just begun: `id` is all that a cookie needs to carry. */
export type NewSession = { id: string; expiresAt: Date };

export type SessionStart = {
  via?: SignInWay;
  /** Id of the shared device it begins at. */
  deviceId?: string | null;
  /** What was shown is worth both factors, as an enrolled device and a PIN are. */
  secondFactorShown?: boolean;
};

/** Begins a sign-in for a person. Two statements: whoever still needs a second factor finds one to enrol. */
export async function startSession(
  tx: Tx,
  userId: string,
  userAgent: string,
  { via = "password", deviceId = null, secondFactorShown = false }: SessionStart = {},
): Promise<NewSession> {
  const id = newId();
  const [row] = rowsOf<{ expires_at: string; works_here: boolean }>(
    await tx.execute(sql`
      insert into sessions (id, user_id, user_agent, via, device_id, second_factor_at, created_at, expires_at)
      select ${id}, u.id, ${userAgent.slice(0, 400)}, ${via}, ${deviceId}::uuid,
        case when ${secondFactorShown}::boolean then now() end, now(), now() + make_interval(hours => case
        when exists (select 1 from staff s where s.user_id = u.id) then ${staffSessionHours}::int
        else ${customerSessionHours}::int end)
      from users u where u.id = ${userId}
      returning expires_at, exists (select from staff s where s.user_id = sessions.user_id) as works_here`),
  );
  if (row!.works_here && !secondFactorShown) await prepareSecondFactor(tx, userId);
  return { id, expiresAt: new Date(row!.expires_at) };
}

/** For how long a sign-in says that its person sits there, for what a browser left open must not do. */
const freshMinutes = 10;

/** So often at most it is written down that somebody was here. */
const seenMinutes = 5;

/**
 * What a sign-in stands for now: somebody, whom; somebody who has yet to show a second factor, or to enrol one; or
 * somebody whose shared device has locked itself.
 */
export type Standing =
  | { kind: "open"; actor: SignedIn }
  | { kind: "second_factor"; userId: string; email: string; enrolled: boolean }
  | { kind: "locked"; userId: string; name: string; byPin: boolean; actor: SignedIn };

type SessionRow = {
  id: string;
  name: string;
  email: string;
  role: StaffRole | null;
  via: SignInWay;
  device: string | null;
  place: string | null;
  locations: string[];
  locked: boolean;
  fresh: boolean;
  unproven: boolean;
  enrolled: boolean;
};

/** Nobody may have touched the device for that long: its page is closed, or it would have locked itself. */
const atRest = (session: SQL) => sql`${session}.device_id is not null and (${session}.locked_at is not null
  or ${session}.last_seen_at < now() - make_interval(mins => ${env().staffIdleMinutes + seenMinutes}::int))`;

/**
 * What a sign-in stands for, by the database's clock: null once it is over, was ended, its device is no longer
 * enrolled, or its person may no longer sign in. Read on every request, so ending the row ends the sign-in at once.
 * One statement, which also notes now and then when the sign-in was last seen.
 */
export async function standingOfSession(tx: Tx, sessionId: string): Promise<Standing | null> {
  if (!isId(sessionId)) return null;
  const [row] = rowsOf<SessionRow>(
    await tx.execute(sql`
      with seen as (
        update sessions set last_seen_at = now()
        where id = ${sessionId} and revoked_at is null and expires_at > now()
          and last_seen_at < now() - make_interval(mins => ${seenMinutes}) and not (${atRest(sql`sessions`)}))
      select u.id, u.name, u.email, st.role, s.via, d.id as device, d.location_id as place, ${atRest(sql`s`)} as locked,
        s.created_at > now() - make_interval(mins => ${freshMinutes}) as fresh,
        st.role is not null and s.second_factor_at is null and ${needsSecondFactor()} as unproven,
        exists (select from staff_second_factors f where f.user_id = u.id and f.confirmed_at is not null) as enrolled,
        array(select l.location_id::text from staff_locations l where l.user_id = u.id order by 1) as locations
      from sessions s
      join users u on u.id = s.user_id and u.disabled_at is null
      left join staff st on st.user_id = u.id
      left join staff_devices d on d.id = s.device_id and d.revoked_at is null
      where s.id = ${sessionId} and s.revoked_at is null and s.expires_at > now()
        and (s.device_id is null or d.id is not null)
        and not (coalesce(st.demo, false) and ${env().mode !== "demo"}::boolean)`),
  );
  if (!row) return null;
  if (row.unproven)
    return { kind: "second_factor", userId: row.id, email: row.email, enrolled: row.enrolled };
  const actor = actorOf(row);
  if (row.locked) return { kind: "locked", userId: row.id, name: row.name, byPin: row.via === "pin", actor };
  return { kind: "open", actor };
}

function actorOf({ id, name, email, role, via, device, place, locations, fresh }: SessionRow): SignedIn {
  if (role === null) return { kind: "customer", id, name, email, justSignedIn: fresh };
  const own = role === "admin" ? ("all" as const) : locations;
  if (device === null || place === null) return { kind: "staff", id, name, email, role, locations: own };
  const here = own === "all" || own.includes(place) ? [place] : [];
  const byPin = via === "pin";
  return { kind: "staff", id, name, email, role, locations: byPin ? here : own, device, byPin };
}

/** Who a sign-in stands for; null unless it is open. One statement: see `standingOfSession`. */
export async function actorOfSession(tx: Tx, sessionId: string): Promise<SignedIn | null> {
  const standing = await standingOfSession(tx, sessionId);
  return standing?.kind === "open" ? standing.actor : null;
}

/** Ends one sign-in: signing out. Ending it again changes nothing. */
export async function endSession(tx: Tx, sessionId: string): Promise<void> {
  if (!isId(sessionId)) return;
  await tx.execute(
    sql`update sessions set revoked_at = now() where id = ${sessionId} and revoked_at is null`,
  );
}
