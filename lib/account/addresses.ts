import "server-only";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { refusal } from "@/lib/kernel/command";
import type { deliveryAddress } from "@/lib/orders/contact-input";

/** So many addresses one account keeps. */
export const mostAddresses = 20;

export type CustomerAddress = z.output<typeof deliveryAddress> & { id: string; isDefault: boolean };

/** A customer's addresses: the default one first, then as they were added. None for anybody else. One statement. */
export async function addressesOf(tx: Tx, ctx: Ctx): Promise<CustomerAddress[]> {
  if (ctx.actor.kind !== "customer") return [];
  const rows = rowsOf<Omit<CustomerAddress, "phone"> & { phone: string | null }>(
    await tx.execute(sql`
      select id, name, street, postal_code as "postalCode", city, country_code as "countryCode", phone,
        is_default as "isDefault"
      from customer_addresses where user_id = ${ctx.actor.id} order by is_default desc, created_at, id`),
  );
  return rows.map(({ phone, ...address }) => ({ ...address, ...(phone ? { phone } : {}) }));
}

/** The customer whose addresses are about to change, one change after the other. One statement. */
export async function lockCustomer(tx: Tx, ctx: Ctx): Promise<string> {
  if (ctx.actor.kind !== "customer") throw refusal(ctx.actor);
  await tx.execute(sql`select from users where id = ${ctx.actor.id} for no key update`);
  return ctx.actor.id;
}
