import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/**
 * Forgets codes that are good for nothing any more, with the addresses and names that waited beside them, and sign-ins
 * that are long over. Three statements.
 */
export async function forgetCodes(tx: Tx): Promise<void> {
  // A mail that was not written yet reads its code; a day is longer than any queue.
  await tx.execute(sql`delete from account_codes where expires_at < now() - interval '1 day'`);
  // A proven address vouches for a day.
  await tx.execute(sql`delete from contact_verifications where expires_at < now() - interval '2 days'`);
  await tx.execute(sql`delete from sessions where expires_at < now() - interval '30 days'`);
}
