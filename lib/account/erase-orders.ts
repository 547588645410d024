import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/** What stands where a name stood. */
const nobody = "–";
const nobodysAddress = "erased@account.invalid";

/**
 * Takes whoever they were for out of a customer's orders, and leaves what was sold, when, where and for how much. Of an
 * address remains the place that VAT goes by. The orders' links open nothing any more. Only in a transaction that has
 * said it is erasing. Five statements.
 */
export async function eraseOrders(tx: Tx, userId: string): Promise<void> {
  const theirs = sql`(select id from orders where customer_id = ${userId})`;
  await tx.execute(sql`
    delete from messages where event_id in (select id from events where order_id in ${theirs})`);
  await tx.execute(sql`
    update events set data = data - 'name' - 'collectedBy' - 'email' - 'note' where order_id in ${theirs}`);
  await tx.execute(sql`
    update handovers set collected_by_name = ${nobody}, sealed_signature = null
    where fulfillment_id in (select f.id from fulfillments f where f.order_id in ${theirs})`);
  await tx.execute(sql`
    update fulfillments set arrival_note = null, bay = null where order_id in ${theirs}`);
  await tx.execute(sql`
    update orders set customer_id = null, customer_name = ${nobody}, customer_email = ${nobodysAddress},
      customer_phone = null, pickup_person_name = null, pickup_person_email = null,
      token_hash = 'erased:' || id,
      delivery_address = delivery_address || jsonb_build_object('name', ${nobody}::text, 'street', ${nobody}::text)
        - 'phone'
    where customer_id = ${userId}`);
}
