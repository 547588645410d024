import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { ownedBy, type Shopper } from "@/lib/kernel/shopper";

/** How many units lie in a visitor's or a customer's basket. One statement. */
export async function basketCount(tx: Tx, shopper: Shopper): Promise<number> {
  const [row] = rowsOf<{ units: number }>(
    await tx.execute(sql`
      select coalesce(sum(l.quantity), 0)::int as units
      from carts c join cart_lines l on l.cart_id = c.id
      where ${ownedBy("c", shopper)} and c.expires_at > now()`),
  );
  return row?.units ?? 0;
}
