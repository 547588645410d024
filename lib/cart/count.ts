import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { CartOwner } from "./owner";

/** How many units lie in a visitor's or a customer's basket. One statement. */
export async function basketCount(tx: Tx, owner: CartOwner): Promise<number> {
  const own =
    "visitorHash" in owner
      ? sql`c.visitor_hash = ${owner.visitorHash}`
      : sql`c.customer_id = ${owner.customerId}::uuid`;
  const [row] = rowsOf<{ units: number }>(
    await tx.execute(sql`
      select coalesce(sum(l.quantity), 0)::int as units
      from carts c join cart_lines l on l.cart_id = c.id
      where ${own} and c.expires_at > now()`),
  );
  return row?.units ?? 0;
}
