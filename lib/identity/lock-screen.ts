import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { db, rowsOf } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { command, inTransaction, parseInput, refusal } from "@/lib/kernel/command";
import { checkPin } from "./check-pin";
import { standingOfSession } from "./sessions";

/** Nobody has touched a shared device for a while: its sign-in stands for nobody until its person types the PIN. */
export const lockScreen = command({
  input: z.strictObject({ sessionId: z.uuid() }),
  may: () => true,
  async run(tx, _ctx, { sessionId }): Promise<void> {
    await tx.execute(sql`
      update sessions set locked_at = now()
      where id = ${sessionId} and device_id is not null and locked_at is null and revoked_at is null`);
  },
});

const unlockInput = z.strictObject({
  device: z.string().min(1).max(100),
  sessionId: z.string().max(60),
  pin: z.string().max(20),
});

/**
 * The person of a locked sign-in is back. Not a `command`: the slow hash is checked outside any transaction.
 * Throws `auth.required` when the sign-in is over or at no shared device, and what `checkPin` throws.
 */
export async function unlockScreen(ctx: Ctx, raw: z.input<typeof unlockInput>): Promise<void> {
  const { device: token, sessionId, pin } = parseInput(unlockInput, raw);
  const standing = await standingOfSession(db(), sessionId);
  // It may be locked on the screen alone, when the network was away.
  const actor = standing?.kind === "locked" || standing?.kind === "open" ? standing.actor : null;
  if (actor?.kind !== "staff" || !actor.device) throw refusal({ kind: "visitor", id: null });
  const device = await checkPin(ctx, { device: token, userId: actor.id, pin });
  const opened = await inTransaction(async (tx) =>
    rowsOf(
      await tx.execute(sql`
        update sessions set locked_at = null, last_seen_at = now()
        where id = ${sessionId} and device_id = ${device.id} and revoked_at is null and expires_at > now()
        returning 1`),
    ),
  );
  if (opened.length === 0) throw refusal({ kind: "visitor", id: null });
}
