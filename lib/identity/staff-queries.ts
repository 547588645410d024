import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import { isId } from "@/lib/kernel/id";
import type { SignInWay, StaffRole } from "./roles";
import { invitationsInReach } from "./staff-invitation";
import { inReach, inSight, noPerson } from "./staff-reach";

export type StaffPerson = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  /** Slugs. */
  stores: string[];
  secondFactor: boolean;
  pin: boolean;
  /** Null for somebody who has not been here for long. */
  seenAt: string | null;
  endedAt: string | null;
  /** Whether the reader decides about them. */
  yours: boolean;
};

export type StaffInvited = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  stores: string[];
  expiresAt: string;
  over: boolean;
};

const personColumns = (ctx: Ctx) => sql`
  u.id, u.name, u.email, st.role,
  array(select l.slug from staff_locations sl join stock_locations l on l.id = sl.location_id
    where sl.user_id = u.id order by l.name) as stores,
  exists (select from staff_second_factors f where f.user_id = u.id and f.confirmed_at is not null) as "secondFactor",
  exists (select from staff_pins p where p.user_id = u.id) as pin,
  (select to_json(max(s.last_seen_at))#>>'{}' from sessions s where s.user_id = u.id) as "seenAt",
  to_json(u.disabled_at)#>>'{}' as "endedAt",
  ${inReach(ctx.actor)} and u.disabled_at is null
    and u.id::text <> ${ctx.actor.kind === "staff" ? ctx.actor.id : ""} as yours`;

/**
 * Who works here as far as a manager or admin sees it, by name, those who left last; and who is invited.
 * Throws `auth.required`, `auth.forbidden`. Two statements.
 */
export async function listStaff(
  tx: Tx,
  ctx: Ctx,
): Promise<{ people: StaffPerson[]; invited: StaffInvited[] }> {
  if (ctx.actor.kind !== "staff" || !isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const people = rowsOf<StaffPerson>(
    await tx.execute(sql`
      select ${personColumns(ctx)} from staff st join users u on u.id = st.user_id
      where ${inSight(ctx.actor)}
      order by u.disabled_at is not null, u.name, u.id limit 500`),
  );
  const invited = rowsOf<StaffInvited>(
    await tx.execute(sql`
      select id, name, email, role, to_json(expires_at)#>>'{}' as "expiresAt", expires_at < now() as over,
        array(select l.slug from stock_locations l where l.id = any(i.location_ids) order by l.name) as stores
      from staff_invitations i
      where accepted_at is null and revoked_at is null and ${invitationsInReach(ctx.actor)}
      order by created_at desc, id limit 200`),
  );
  return { people, invited };
}

export type StaffSession = {
  id: string;
  userAgent: string;
  via: SignInWay;
  device: string | null;
  begunAt: string;
  seenAt: string;
};

/**
 * Somebody who works here, with where they are signed in. Sessions are told to those who decide about them alone.
 * Throws `auth.required`, `auth.forbidden`, `person.not_found`. At most two statements.
 */
export async function staffPerson(
  tx: Tx,
  ctx: Ctx,
  userId: string,
): Promise<StaffPerson & { sessions: StaffSession[] }> {
  if (ctx.actor.kind !== "staff" || !isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const [person] = isId(userId)
    ? rowsOf<StaffPerson>(
        await tx.execute(sql`
          select ${personColumns(ctx)} from staff st join users u on u.id = st.user_id
          where u.id = ${userId} and ${inSight(ctx.actor)}`),
      )
    : [];
  if (!person) throw noPerson();
  return { ...person, sessions: person.yours ? await sessionsOf(tx, userId) : [] };
}

/** Where somebody who works here is signed in now, last seen first. One statement. */
export async function sessionsOf(tx: Tx, userId: string): Promise<StaffSession[]> {
  return rowsOf<StaffSession>(
    await tx.execute(sql`
      select s.id, s.user_agent as "userAgent", s.via, d.name as device,
        to_json(s.created_at)#>>'{}' as "begunAt", to_json(s.last_seen_at)#>>'{}' as "seenAt"
      from sessions s left join staff_devices d on d.id = s.device_id
      where s.user_id = ${userId} and s.revoked_at is null and s.expires_at > now()
      order by s.last_seen_at desc, s.id desc limit 50`),
  );
}

export type OwnWaysIn = { secondFactor: boolean; pin: boolean; recoveryCodesLeft: number };

/** What somebody who works here has set up for themselves. One statement. */
export async function ownWaysIn(tx: Tx, userId: string): Promise<OwnWaysIn> {
  const [own] = rowsOf<OwnWaysIn>(
    await tx.execute(sql`
      select exists (select from staff_second_factors where user_id = ${userId} and confirmed_at is not null) as "secondFactor",
        exists (select from staff_pins where user_id = ${userId}) as pin,
        (select count(*)::int from staff_recovery_codes where user_id = ${userId} and used_at is null) as "recoveryCodesLeft"`),
  );
  return own!;
}
