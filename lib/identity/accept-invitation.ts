import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { db, rowsOf, type Tx } from "@/db/client";
import type { Actor, Ctx } from "@/lib/kernel/actor";
import { inTransaction, parseInput } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { takeLimits } from "@/lib/kernel/limits";
import { deviceOf } from "./devices";
import { newPassword } from "./new-password";
import { hashPassword } from "./password";
import { type NewSession, startSession } from "./sessions";
import { noInvitation, type OpenInvitation, onlyPlace, openInvitation } from "./staff-invitation";

const acceptInput = z.strictObject({
  token: z.string().min(1).max(100),
  password: newPassword,
  userAgent: z.string().default(""),
  device: z.string().max(100).optional(),
});

/**
 * Somebody follows the link that was mailed to them and chooses a password: they work here from then on, or again.
 * A shopper's account of the same address becomes theirs, since who reads its mail opens both; its sign-ins end.
 * Not a `command`: the slow hash is made outside any transaction.
 * Throws `input.invalid`, `invitation.not_found`, also for a link that was used, ended, or is too old;
 * `auth.too_many_tries` (429).
 */
export async function acceptInvitation(ctx: Ctx, raw: z.input<typeof acceptInput>): Promise<NewSession> {
  const input = parseInput(acceptInput, raw);
  await takeLimits("auth.too_many_tries", {
    bucket: `invitation:address:${ctx.address ?? "none"}`,
    max: 30,
    windowSeconds: 900,
  });
  if (!(await openInvitation(db(), input.token))) throw noInvitation();
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const invitation = await openInvitation(tx, input.token, true);
    if (!invitation) throw noInvitation();
    const userId = invitation.userId
      ? await begunAnew(tx, invitation.userId, passwordHash)
      : await joined(tx, invitation, passwordHash, ctx.locale);
    await tx.execute(sql`update staff_invitations set accepted_at = now() where id = ${invitation.id}`);
    await tx.execute(
      sql`update sessions set revoked_at = now() where user_id = ${userId} and revoked_at is null`,
    );
    const { email, name, role, locationIds } = invitation;
    const actor: Actor = { kind: "staff", id: userId, email, name, role, locations: locationIds };
    await emit(
      tx,
      { ...ctx, actor },
      {
        name: "staff.joined",
        subject: onlyPlace(locationIds),
        data: { person: userId, invitation: invitation.id, role, locations: locationIds },
      },
    );
    const deviceId = input.device ? ((await deviceOf(tx, input.device))?.id ?? null) : null;
    return startSession(tx, userId, input.userAgent, { deviceId });
  });
}

/** Role and stores stayed as they are. Throws `invitation.not_found` when they have left meanwhile. */
async function begunAnew(tx: Tx, userId: string, passwordHash: string): Promise<string> {
  const [known] = rowsOf(
    await tx.execute(sql`
      update users set password_hash = ${passwordHash} where id = ${userId} and disabled_at is null returning 1`),
  );
  if (!known) throw noInvitation();
  return userId;
}

async function joined(
  tx: Tx,
  { email, name, role, locationIds }: OpenInvitation,
  passwordHash: string,
  locale: string,
): Promise<string> {
  const [person] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      insert into users (id, email, name, password_hash, locale)
      values (${newId()}, ${email}, ${name}, ${passwordHash}, ${locale})
      on conflict (email) do update set name = excluded.name, password_hash = excluded.password_hash, disabled_at = null
      returning id`),
  );
  const { id } = person!;
  await tx.execute(sql`
    insert into staff (user_id, role) values (${id}, ${role})
    on conflict (user_id) do update set role = excluded.role, demo = false`);
  await tx.execute(sql`delete from staff_locations where user_id = ${id}`);
  await tx.execute(sql`
    insert into staff_locations (user_id, location_id)
    select ${id}, place from unnest(${sql.param(locationIds)}::uuid[]) as place`);
  return id;
}
