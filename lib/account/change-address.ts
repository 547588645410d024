import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";
import { deliveryAddress } from "@/lib/orders/contact-input";
import { lockCustomer } from "./addresses";

/**
 * Corrects one of a customer's addresses. Orders keep the one they were sent to.
 * Throws `input.invalid`, `address.not_found`, also for somebody else's.
 */
export const changeAddress = command({
  input: z.strictObject({ id: z.uuid(), address: deliveryAddress }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { id, address: a }): Promise<void> {
    const userId = await lockCustomer(tx, ctx);
    const changed = rowsOf(
      await tx.execute(sql`
        update customer_addresses set name = ${a.name}, street = ${a.street}, postal_code = ${a.postalCode},
          city = ${a.city}, country_code = ${a.countryCode}, phone = ${a.phone ?? null}
        where id = ${id} and user_id = ${userId} returning 1`),
    );
    if (changed.length === 0) throw notFound("address");
  },
});
