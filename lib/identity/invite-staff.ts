import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { actorRef } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { takeLimits } from "@/lib/kernel/limits";
import { Problem } from "@/lib/kernel/problem";
import { emailAddress } from "./email-address";
import { staffRoles } from "./roles";
import { mailInvitation } from "./staff-invitation";
import { decidesAboutPeople, storesFor } from "./staff-reach";

/**
 * Asks somebody to work here, by a link in a mail that is good once. An earlier link to the address ends.
 * Admins invite anybody; managers invite associates to their own stores.
 * Throws `person.role_too_high` (403), `person.store_required` (422), `store.not_found`, `person.already_here` (409),
 * `person.invited_elsewhere` (409): by somebody of another store, whose link a manager does not end;
 * `person.too_many_invitations` (429): 30 an hour.
 */
export const inviteStaff = command({
  input: z.strictObject({
    email: emailAddress,
    name: z.string().trim().min(1).max(120),
    role: z.enum(staffRoles),
    stores: z.array(z.string().min(1).max(60)).max(100),
  }),
  may: decidesAboutPeople,
  async run(tx, ctx, { email, name, role, stores }): Promise<{ id: string }> {
    const locationIds = await storesFor(tx, ctx.actor, role, stores);
    await takeLimits("person.too_many_invitations", {
      bucket: `invite:${actorRef(ctx.actor)}`,
      max: 30,
      windowSeconds: 3600,
    });
    const [known] = rowsOf(
      await tx.execute(sql`
        select 1 from users u join staff st on st.user_id = u.id
        where u.email = ${email} and u.disabled_at is null`),
    );
    if (known) throw new Problem("conflict", "person.already_here", "Somebody with that address works here.");
    return mailInvitation(tx, ctx, { email, name, role, locationIds, userId: null });
  },
});
