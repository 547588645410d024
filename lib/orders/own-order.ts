import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";

/**
 * Whether the member of staff who acts is the one who ordered: nobody hands over to themselves what they ordered, nor takes
 * it back. One statement, none for a key, which is nobody.
 */
export async function isOwnOrder(tx: Tx, { actor }: Ctx, orderId: string): Promise<boolean> {
  if (actor.kind !== "staff") return false;
  const own = rowsOf(
    await tx.execute(sql`
      select 1 from orders o where o.id = ${orderId}
        and (o.customer_id = ${actor.id} or lower(o.customer_email) = lower(${actor.email}))`),
  );
  return own.length > 0;
}
