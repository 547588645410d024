import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { deliveryAddress } from "@/lib/orders/contact-input";
import { lockCustomer, mostAddresses } from "./addresses";

/**
 * Keeps an address for a customer; their first one is the default.
 * Throws `input.invalid`, `address.too_many` (409) beyond 20.
 */
export const addAddress = command({
  input: z.strictObject({ address: deliveryAddress }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { address: a }): Promise<{ id: string }> {
    const userId = await lockCustomer(tx, ctx);
    const id = newId();
    const kept = rowsOf(
      await tx.execute(sql`
        insert into customer_addresses (id, user_id, name, street, postal_code, city, country_code, phone, is_default)
        select ${id}, ${userId}, ${a.name}, ${a.street}, ${a.postalCode}, ${a.city}, ${a.countryCode},
          ${a.phone ?? null}, count(*) = 0
        from customer_addresses where user_id = ${userId} having count(*) < ${mostAddresses}
        returning 1`),
    );
    if (kept.length === 0)
      throw new Problem("conflict", "address.too_many", "There is no room for another address.", {
        max: mostAddresses,
      });
    return { id };
  },
});
