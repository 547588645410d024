import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";
import { lockCustomer } from "./addresses";

/**
 * Makes one of a customer's addresses the one that checkouts begin with.
 * Throws `address.not_found`, also for somebody else's.
 */
export const chooseDefaultAddress = command({
  input: z.strictObject({ id: z.uuid() }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { id }): Promise<void> {
    const userId = await lockCustomer(tx, ctx);
    // The old one first: the index that allows one default is checked row by row.
    await tx.execute(sql`
      update customer_addresses set is_default = false
      where user_id = ${userId} and is_default and id <> ${id}
        and exists (select from customer_addresses n where n.id = ${id} and n.user_id = ${userId})`);
    const chosen = rowsOf(
      await tx.execute(sql`
        update customer_addresses set is_default = true where id = ${id} and user_id = ${userId} returning 1`),
    );
    if (chosen.length === 0) throw notFound("address");
  },
});
