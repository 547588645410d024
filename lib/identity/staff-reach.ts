import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Actor, isStaff, staffLocations } from "@/lib/kernel/actor";
import { notFound, Problem } from "@/lib/kernel/problem";
import type { StaffRole } from "./roles";

/**
 * Whether somebody decides about people and devices at all: managers and admins who came with their password, and the
 * shop's own command line. Neither a PIN is enough for it, nor a till's key.
 */
export const decidesAboutPeople = (actor: Actor): boolean =>
  actor.kind === "system" || (actor.kind === "staff" && isStaff(actor, "manager") && !actor.byPin);

const everything = (actor: Actor): boolean => actor.kind === "system" || staffLocations(actor) === "all";

const storesOfPerson = sql`array(select l.location_id from staff_locations l where l.user_id = u.id)`;
const places = (actor: Actor): SQL => sql`${sql.param(staffLocations(actor))}::uuid[]`;

/** Whom an actor decides about, of rows `u` and `st`: an admin about everyone, a manager about associates of theirs. */
export const inReach = (actor: Actor): SQL =>
  everything(actor)
    ? sql`true`
    : sql`(st.role = 'associate' and ${storesOfPerson} <@ ${places(actor)} and ${storesOfPerson} <> '{}')`;

/** Whom an actor may see: besides, everyone but admins who works at one of their stores. */
export const inSight = (actor: Actor): SQL =>
  everything(actor) ? sql`true` : sql`(st.role <> 'admin' and ${storesOfPerson} && ${places(actor)})`;

export type StaffRow = {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  locations: string[];
};

/**
 * Locks somebody who works here, for whoever decides about them. Where an admin is concerned all admins are locked, in
 * one order, so that two who end each other at once are not both gone.
 * Throws `person.not_found`, also for someone out of reach and someone who has left; `person.yourself` (403).
 */
export async function lockPerson(tx: Tx, actor: Actor, userId: string): Promise<StaffRow> {
  if (actor.kind === "staff" && actor.id === userId) throw yourself();
  await tx.execute(sql`
    select from staff st where st.user_id = ${userId}
      or (st.role = 'admin' and exists (select from staff t where t.user_id = ${userId} and t.role = 'admin'))
    order by st.user_id for update`);
  await stillDecides(tx, actor);
  const [person] = rowsOf<StaffRow>(
    await tx.execute(sql`
      select u.id, u.email, u.name, st.role, ${storesOfPerson}::text[] as locations
      from users u join staff st on st.user_id = u.id
      where u.id = ${userId} and u.disabled_at is null and ${inReach(actor)} for update of u`),
  );
  if (!person) throw noPerson();
  return person;
}

/** Whoever was ended, or lost their role, while they waited for the lock decides nothing any more. */
async function stillDecides(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind !== "staff") return;
  const [still] = rowsOf(
    await tx.execute(sql`
      select 1 from staff st join users u on u.id = st.user_id and u.disabled_at is null
      where st.user_id = ${actor.id} and st.role = ${actor.role}`),
  );
  if (!still) throw new Problem("forbidden", "auth.forbidden", "This is not yours to do.");
}

export const noPerson = (): Problem =>
  new Problem("not_found", "person.not_found", "There is no such person.");

/** Throws `person.last_admin` (409) when nobody else is an admin. Needs the lock of `lockPerson`. */
export async function requireAnotherAdmin(tx: Tx, userId: string): Promise<void> {
  const [other] = rowsOf(
    await tx.execute(sql`
      select 1 from staff st join users u on u.id = st.user_id and u.disabled_at is null
      where st.role = 'admin' and st.user_id <> ${userId} limit 1`),
  );
  if (!other)
    throw new Problem("conflict", "person.last_admin", "The shop would be left without an administrator.");
}

const yourself = (): Problem =>
  new Problem("forbidden", "person.yourself", "Somebody else has to do that for you.");

/**
 * The ids of the stores by which somebody is to work, for whoever may put them there.
 * Throws `person.role_too_high` (403): a manager makes associates and nothing else; `person.store_required` (422):
 * everybody but an admin works at a store; `store.not_found` (404), also for a store that is not the actor's.
 */
export async function storesFor(
  tx: Tx,
  actor: Actor,
  role: StaffRole,
  slugs: readonly string[],
): Promise<string[]> {
  if (!everything(actor) && role !== "associate")
    throw new Problem("forbidden", "person.role_too_high", "Only an administrator gives that role.");
  if (role === "admin") return [];
  const asked = [...new Set(slugs)];
  if (asked.length === 0)
    throw new Problem("invalid", "person.store_required", "Everybody but an administrator works at a store.");
  const mine = everything(actor) ? sql`true` : sql`id = any(${places(actor)})`;
  const found = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select id from stock_locations
      where slug = any(${sql.param(asked)}::text[]) and kind = 'store' and ${mine} order by id`),
  );
  if (found.length < asked.length) throw notFound("store");
  return found.map(({ id }) => id);
}
