import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { type Actor, isStaff, staffLocations } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";

/**
 * Ends every sign-in of one person at once: someone left, or lost a device. People may do it for themselves, an
 * admin for everyone, a manager for the associates and managers who work only at the manager's own stores.
 * @returns how many were ended.
 * Throws `person.not_found`, also for someone the caller has no say over.
 */
export const endSessions = command({
  input: z.strictObject({ userId: z.uuid() }),
  may: (actor, { userId }) => isStaff(actor, "manager") || isSelf(actor, userId),
  async run(tx, ctx, { userId }): Promise<number> {
    const mine = staffLocations(ctx.actor);
    const scope =
      mine === "all" || isSelf(ctx.actor, userId)
        ? sql`true`
        : sql`exists (select 1 from staff s where s.user_id = u.id and s.role <> 'admin')
            and array(select l.location_id from staff_locations l where l.user_id = u.id) <@ ${sql.param(mine)}::uuid[]`;
    const people = rowsOf(
      await tx.execute(sql`select 1 from users u where u.id = ${userId} and ${scope} for update`),
    );
    if (people.length === 0) throw notFound("person");
    const ended = rowsOf(
      await tx.execute(sql`
        update sessions set revoked_at = now()
        where user_id = ${userId} and revoked_at is null and expires_at > now() returning 1`),
    );
    return ended.length;
  },
});

const isSelf = (actor: Actor, userId: string): boolean =>
  (actor.kind === "staff" || actor.kind === "customer") && actor.id === userId;
