import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { mailInvitation } from "./staff-invitation";
import { decidesAboutPeople, lockPerson } from "./staff-reach";

/**
 * Somebody lost their password, their phone, or a device: password, second factor, recovery codes, PIN and all sign-ins
 * end at once, and a link to begin anew is mailed to them.
 * Throws `person.not_found`, `person.yourself` (403).
 */
export const resetStaff = command({
  input: z.strictObject({ userId: z.uuid() }),
  may: decidesAboutPeople,
  async run(tx, ctx, { userId }): Promise<void> {
    const { email, name, role, locations } = await lockPerson(tx, ctx.actor, userId);
    await forgetWaysIn(tx, userId);
    await mailInvitation(tx, ctx, { email, name, role, locationIds: locations, userId });
  },
});

/** Nothing that somebody could sign in with is left, and no sign-in. One statement. */
export async function forgetWaysIn(tx: Tx, userId: string): Promise<void> {
  await tx.execute(sql`
    with password as (update users set password_hash = null where id = ${userId}),
      factor as (delete from staff_second_factors where user_id = ${userId}),
      recovery as (delete from staff_recovery_codes where user_id = ${userId}),
      pin as (delete from staff_pins where user_id = ${userId}),
      elsewhere as (delete from external_identities where user_id = ${userId})
    update sessions set revoked_at = now() where user_id = ${userId} and revoked_at is null`);
}
