import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { staffInvitations } from "@/db/schema/staff";
import { type Actor, actorRef, type Ctx, staffLocations } from "@/lib/kernel/actor";
import { days, later } from "@/lib/kernel/clock";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken, hashToken } from "@/lib/kernel/secrets";
import type { StaffRole } from "./roles";

export const invitationDays = 3;

/** The token in an invitation's link; computed again by whoever writes the mail. */
export const invitationToken = (id: string): string => derivedToken("staff-invitation", id);

type Invitation = {
  email: string;
  name: string;
  role: StaffRole;
  locationIds: string[];
  /** Whose sign-in is begun anew; null for somebody who is not here yet. */
  userId: string | null;
};

/** The invitations an actor decides about: an admin about all, a manager about those to their own stores alone. */
export const invitationsInReach = (actor: Actor): SQL => {
  const mine = staffLocations(actor);
  return actor.kind === "system" || mine === "all"
    ? sql`true`
    : sql`(role = 'associate' and location_ids <@ ${sql.param(mine)}::uuid[] and location_ids <> '{}')`;
};

/**
 * Writes an invitation, or a reset, and has its link mailed; the open one of the same address ends.
 * Throws `person.invited_elsewhere` (409).
 */
export async function mailInvitation(tx: Tx, ctx: Ctx, wanted: Invitation): Promise<{ id: string }> {
  const id = newId();
  const open = sql`email = ${wanted.email} and accepted_at is null and revoked_at is null`;
  await tx.execute(sql`
    update staff_invitations set revoked_at = now()
    where ${open} and (${invitationsInReach(ctx.actor)} or expires_at < now() or ${wanted.userId !== null}::boolean)`);
  const written = await tx
    .insert(staffInvitations)
    .values({
      id,
      ...wanted,
      tokenHash: hashToken(invitationToken(id)),
      locale: ctx.locale,
      invitedBy: actorRef(ctx.actor),
      expiresAt: later(ctx.now, days(invitationDays)),
    })
    .onConflictDoNothing()
    .returning({ id: staffInvitations.id });
  if (written.length === 0)
    throw new Problem("conflict", "person.invited_elsewhere", "That address was invited by another store.");
  const { userId, role, locationIds } = wanted;
  await emit(tx, ctx, {
    name: userId ? "staff.reset" : "staff.invited",
    subject: onlyPlace(locationIds),
    data: { invitation: id, role, locations: locationIds, ...(userId ? { person: userId } : {}) },
  });
  return { id };
}

/** The place of an event about a person: that of those who work at one alone. */
export const onlyPlace = (locationIds: readonly string[]): { locationId?: string } =>
  locationIds.length === 1 ? { locationId: locationIds[0]! } : {};

export const noInvitation = (): Problem =>
  new Problem("not_found", "invitation.not_found", "There is no such invitation.");

export type OpenInvitation = Invitation & { id: string };

/**
 * What a link from a mail opens; null when it was used, ended, or is too old. One statement.
 * @param lock for whoever is about to use it
 */
export async function openInvitation(tx: Tx, token: string, lock = false): Promise<OpenInvitation | null> {
  const [invitation] = rowsOf<OpenInvitation>(
    await tx.execute(sql`
      select id, email, name, role, location_ids::text[] as "locationIds", user_id as "userId"
      from staff_invitations
      where token_hash = ${hashToken(token)} and accepted_at is null and revoked_at is null and expires_at > now()
      ${lock ? sql`for update` : sql``}`),
  );
  return invitation ?? null;
}
