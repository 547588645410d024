import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { invitationsInReach, noInvitation, onlyPlace } from "./staff-invitation";
import { decidesAboutPeople } from "./staff-reach";

/** The link in a mail opens nothing any more. Throws `invitation.not_found`, also when it was used. */
export const withdrawInvitation = command({
  input: z.strictObject({ id: z.uuid() }),
  may: decidesAboutPeople,
  async run(tx, ctx, { id }): Promise<void> {
    const [ended] = rowsOf<{ locations: string[] }>(
      await tx.execute(sql`
        update staff_invitations set revoked_at = now()
        where id = ${id} and accepted_at is null and revoked_at is null and ${invitationsInReach(ctx.actor)}
        returning location_ids::text[] as locations`),
    );
    if (!ended) throw noInvitation();
    await emit(tx, ctx, {
      name: "staff.invitation_withdrawn",
      subject: onlyPlace(ended.locations),
      data: { invitation: id, locations: ended.locations },
    });
  },
});
