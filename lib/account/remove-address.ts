import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";
import { lockCustomer } from "./addresses";

/**
 * Forgets one of a customer's addresses; when it was the default, the oldest of the others takes its place.
 * Throws `address.not_found`, also for somebody else's.
 */
export const removeAddress = command({
  input: z.strictObject({ id: z.uuid() }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { id }): Promise<void> {
    const userId = await lockCustomer(tx, ctx);
    const [removed] = rowsOf<{ is_default: boolean }>(
      await tx.execute(sql`
        delete from customer_addresses where id = ${id} and user_id = ${userId} returning is_default`),
    );
    if (!removed) throw notFound("address");
    if (removed.is_default)
      await tx.execute(sql`
        update customer_addresses set is_default = true
        where id = (select id from customer_addresses where user_id = ${userId} order by created_at, id limit 1)`);
  },
});
