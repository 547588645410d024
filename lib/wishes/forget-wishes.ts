import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** Forgets visitors' lists that ran out, and alerts that told or that nobody waits for any more. Two statements. */
export async function forgetWishes(tx: Tx): Promise<void> {
  await tx.execute(sql`delete from wish_lists where expires_at <= now()`);
  // A mail that was not written yet reads its alert; a week is longer than any queue.
  await tx.execute(sql`
    delete from stock_alerts where expires_at <= now() or told_at < now() - interval '7 days'`);
}
