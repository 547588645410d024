import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type AskedCode, mailCode } from "@/lib/identity/account-code";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { takeLimits } from "@/lib/kernel/limits";
import { lockPickup, ofOrder } from "./shopper-scope";

const hour = 3600;

/**
 * Mails a code to the address an order was made with, so that whoever reads its mail can say who else may collect it.
 * Whoever asks learns nothing but that it is on its way.
 * Throws `pickup.not_found`, `pickup.already_collected` and its kin, `pickup.expired`; `auth.too_many_codes` (429): 5 an
 * hour for an order, 30 for where it is asked from.
 */
export const requestPersonCode = command({
  input: z.strictObject(ofOrder),
  may: (actor) => !isStaff(actor),
  async run(tx, ctx, { number, id }): Promise<AskedCode> {
    const { order_id } = await lockPickup(tx, ctx, { number, id });
    await takeLimits("auth.too_many_codes", ...limitsOf(ctx, order_id));
    return mailCode(tx, ctx, { email: await addressOf(tx, order_id), purpose: "pickup_person" });
  },
});

/** Counted apart from the codes that open an account: a stolen link must keep nobody from signing in. */
const limitsOf = (ctx: Ctx, orderId: string) => [
  { bucket: `person-code:order:${orderId}`, max: 5, windowSeconds: hour },
  { bucket: `person-code:address:${ctx.address ?? "none"}`, max: 30, windowSeconds: hour },
];

async function addressOf(tx: Tx, orderId: string): Promise<string> {
  const [order] = rowsOf<{ email: string }>(
    await tx.execute(sql`select customer_email as email from orders where id = ${orderId}`),
  );
  return order!.email;
}
