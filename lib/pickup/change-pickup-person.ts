import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { emailAddress } from "@/lib/identity/email-address";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { personName } from "@/lib/orders/contact-input";
import { lockOrder } from "@/lib/orders/settle-order";
import { lockPickup, ofOrder, subjectOf } from "./shopper-scope";

/**
 * Names somebody else who may collect an order, or takes it back with null. Whoever is named is told where and when,
 * never the code: an address may be mistyped. They show an ID, or the code that the customer passes on.
 * Once a card is charged or authorised the shop's staff cannot do it for somebody on the phone: only the order's own
 * link, its signed-in customer, or the shop's own server can. Saying the same again changes nothing.
 * Throws `pickup.not_found`, `pickup.already_collected` and its kin, `pickup.expired`, `pickup.person_fixed`.
 */
export const changePickupPerson = command({
  input: z.strictObject({ ...ofOrder, name: personName.nullable(), email: emailAddress.optional() }),
  may: () => true,
  async run(tx, ctx, { number, id, name, email }): Promise<void> {
    const pickup = await lockPickup(tx, ctx, { number, id });
    await lockOrder(tx, pickup.order_id);
    await refuseAfterPayment(tx, ctx, pickup.order_id);
    const address = name === null ? null : (email ?? null);
    const [changed] = rowsOf(
      await tx.execute(sql`
        update orders set pickup_person_name = ${name}, pickup_person_email = ${address}
        where id = ${pickup.order_id}
          and (pickup_person_name, pickup_person_email) is distinct from (${name}::text, ${address}::text)
        returning id`),
    );
    if (!changed) return;
    await emit(tx, ctx, { name: "pickup.person_changed", subject: subjectOf(pickup), data: { name } });
  },
});

async function refuseAfterPayment(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  if (!isStaff(ctx.actor)) return;
  const [paid] = rowsOf(
    await tx.execute(sql`
      select 1 from payments where order_id = ${orderId} and method <> 'pay_in_store'
        and state in ('authorised', 'captured', 'partially_refunded') limit 1`),
  );
  if (paid)
    throw new Problem(
      "conflict",
      "pickup.person_fixed",
      "This is paid for: only the customer can say who else may collect it, on the order's own page.",
    );
}
