import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { forgetWaysIn } from "./reset-staff";
import { onlyPlace } from "./staff-invitation";
import { decidesAboutPeople, lockPerson, requireAnotherAdmin } from "./staff-reach";

/**
 * Somebody no longer works here: from the commit on no request of theirs is answered, nor one of a key they made, and
 * links that were mailed to them open nothing. What they did stays written down.
 * @returns how many keys ended.
 * Throws `person.not_found`, also for someone who has left already; `person.yourself` (403), `person.last_admin` (409).
 */
export const endStaff = command({
  input: z.strictObject({ userId: z.uuid() }),
  may: decidesAboutPeople,
  async run(tx, ctx, { userId }): Promise<{ keys: number }> {
    const person = await lockPerson(tx, ctx.actor, userId);
    if (person.role === "admin") await requireAnotherAdmin(tx, userId);
    await forgetWaysIn(tx, userId);
    await tx.execute(sql`update users set disabled_at = now() where id = ${userId}`);
    await tx.execute(sql`
      update staff_invitations set revoked_at = now()
      where (user_id = ${userId} or email = ${person.email}) and accepted_at is null and revoked_at is null`);
    const keys = rowsOf(
      await tx.execute(sql`
        update api_keys set revoked_at = now() where created_by = ${userId} and revoked_at is null returning 1`),
    ).length;
    await emit(tx, ctx, {
      name: "staff.ended",
      subject: onlyPlace(person.locations),
      data: { person: userId, role: person.role, locations: person.locations, keys },
    });
    return { keys };
  },
});
