import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Actor } from "@/lib/kernel/actor";
import { isId, newId } from "@/lib/kernel/id";
import type { StaffRole } from "./roles";

/** How long a sign-in lives: a shift for staff, a month for a customer. */
export const staffSessionHours = 12;
export const customerSessionHours = 30 * 24;

/** Someone who is signed in. */
export type SignedIn = Extract<Actor, { kind: "staff" | "customer" }>;

/** A sign-in that has just begun: `id` is all that a cookie needs to carry. */
export type NewSession = { id: string; expiresAt: Date };

/** Begins a sign-in for a person. One statement. */
export async function startSession(tx: Tx, userId: string, userAgent: string): Promise<NewSession> {
  const id = newId();
  const [row] = rowsOf<{ expires_at: string }>(
    await tx.execute(sql`
      insert into sessions (id, user_id, user_agent, created_at, expires_at)
      select ${id}, u.id, ${userAgent.slice(0, 400)}, now(), now() + make_interval(hours => case
        when exists (select 1 from staff s where s.user_id = u.id) then ${staffSessionHours}::int
        else ${customerSessionHours}::int end)
      from users u where u.id = ${userId}
      returning expires_at`),
  );
  return { id, expiresAt: new Date(row!.expires_at) };
}

/** So often at most it is written down that somebody was here. */
const seenMinutes = 5;

/**
 * Who a sign-in stands for, by the database's clock: null once it is over, was ended, or its person may no longer
 * sign in. Read on every request, so ending the row ends the sign-in at once. One statement, which also notes now and
 * then when the sign-in was last seen.
 */
export async function actorOfSession(tx: Tx, sessionId: string): Promise<SignedIn | null> {
  if (!isId(sessionId)) return null;
  const [row] = rowsOf<{
    id: string;
    name: string;
    email: string;
    role: StaffRole | null;
    locations: string[];
  }>(
    await tx.execute(sql`
      with seen as (
        update sessions set last_seen_at = now()
        where id = ${sessionId} and revoked_at is null and expires_at > now()
          and last_seen_at < now() - make_interval(mins => ${seenMinutes}))
      select u.id, u.name, u.email, st.role,
        array(select l.location_id::text from staff_locations l where l.user_id = u.id order by 1) as locations
      from sessions s
      join users u on u.id = s.user_id and u.disabled_at is null
      left join staff st on st.user_id = u.id
      where s.id = ${sessionId} and s.revoked_at is null and s.expires_at > now()`),
  );
  if (!row) return null;
  const { id, name, email, role, locations } = row;
  if (role === null) return { kind: "customer", id, name, email };
  return { kind: "staff", id, name, email, role, locations: role === "admin" ? "all" : locations };
}

/** Ends one sign-in: signing out. Ending it again changes nothing. */
export async function endSession(tx: Tx, sessionId: string): Promise<void> {
  if (!isId(sessionId)) return;
  await tx.execute(
    sql`update sessions set revoked_at = now() where id = ${sessionId} and revoked_at is null`,
  );
}
