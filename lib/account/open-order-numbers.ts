import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";

/** Numbers of a customer's orders that are still under way, newest first. One statement. */
export async function openOrderNumbers(tx: Tx, userId: string): Promise<string[]> {
  const rows = rowsOf<{ number: string }>(
    await tx.execute(sql`
      select number from orders where customer_id = ${userId} and state = 'placed'
      order by placed_at desc, id desc limit 50`),
  );
  return rows.map((row) => row.number);
}
