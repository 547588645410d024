import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command, refusal } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";

/**
 * Ends one of the caller's own sign-ins, as on a phone that was lost.
 * Throws `session.not_found`, also for somebody else's and for one that is over.
 */
export const endOneSession = command({
  input: z.strictObject({ sessionId: z.uuid() }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { sessionId }): Promise<void> {
    if (ctx.actor.kind !== "customer") throw refusal(ctx.actor);
    const ended = rowsOf(
      await tx.execute(sql`
        update sessions set revoked_at = now()
        where id = ${sessionId} and user_id = ${ctx.actor.id} and revoked_at is null and expires_at > now()
        returning 1`),
    );
    if (ended.length === 0) throw notFound("session");
  },
});
