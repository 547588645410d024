import "server-only";
import { sql } from "drizzle-orm";
import { sqlState } from "@/lib/kernel/database-errors";
import { rowsOf, type Tx } from "./client";
import journal from "./migrations/meta/_journal.json";

/** Whether the database has every migration that this code knows; it may have newer ones. One statement. */
export async function isMigrated(tx: Tx): Promise<boolean> {
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  try {
    const rows = rowsOf(
      await tx.execute(sql`select 1 from drizzle.__drizzle_migrations where created_at >= ${newest} limit 1`),
    );
    return rows.length > 0;
  } catch (error) {
    // No such table: nobody has migrated this database yet.
    if (sqlState(error) === "42P01") return false;
    throw error;
  }
}
