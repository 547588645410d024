import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";

/**
 * Gives an account a new password, ends every sign-in but one, and has its owner told. Three statements.
 * @param keep id of the sign-in that goes on
 */
export async function setPassword(
  tx: Tx,
  ctx: Ctx,
  { userId, passwordHash, keep }: { userId: string; passwordHash: string; keep: string | null },
): Promise<void> {
  await tx.execute(sql`update users set password_hash = ${passwordHash} where id = ${userId}`);
  await tx.execute(sql`
    update sessions set revoked_at = now()
    where user_id = ${userId} and revoked_at is null and id is distinct from ${keep}::uuid`);
  await emit(tx, ctx, {
    name: "account.password_changed",
    subject: {},
    data: { user: userId, locale: ctx.locale },
  });
}
