import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { emailAddress } from "@/lib/identity/email-address";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { personName } from "@/lib/orders/contact-input";
import { lockOrder } from "@/lib/orders/settle-order";
import { customerProof, isPaidAhead, requireCustomer } from "./prove-customer";
import { issueAnew } from "./reissue-code";
import { lockPickup, ofOrder, subjectOf } from "./shopper-scope";
import { pickupStates } from "./states";

/**
 * Names somebody else who may collect an order, or takes it back with null. Whoever is named is told where and when,
 * never the code: an address may be mistyped. They show an ID, or the code that the customer passes on; so whoever was
 * named before may know it, and the order's open pickups get new ones.
 * Once a card is charged or authorised the shop's staff cannot do it for somebody on the phone, and the order's link alone
 * cannot either: its customer shows that it is them; see `requireCustomer`. Saying the same again changes nothing.
 * Throws `pickup.not_found`, `pickup.already_collected` and its kin, `pickup.expired`, `pickup.person_fixed`, and what
 * `requireCustomer` refuses.
 */
export const changePickupPerson = command({
  input: z.strictObject({
    ...ofOrder,
    name: personName.nullable(),
    email: emailAddress.optional(),
    proof: customerProof.optional(),
  }),
  may: () => true,
  async run(tx, ctx, { number, id, name, email, proof }): Promise<void> {
    const pickup = await lockPickup(tx, ctx, { number, id });
    const open = await lockOpenPickups(tx, pickup.order_id);
    await lockOrder(tx, pickup.order_id);
    if (!isStaff(ctx.actor)) await requireCustomer(tx, ctx, pickup.order_id, proof);
    else if (await isPaidAhead(tx, pickup.order_id)) throw personFixed();
    const address = name === null ? null : (email ?? null);
    const [changed] = rowsOf<{ before: string | null }>(
      await tx.execute(sql`
        update orders o set pickup_person_name = ${name}, pickup_person_email = ${address}
        from (select id, pickup_person_name as before from orders where id = ${pickup.order_id}) b
        where o.id = b.id
          and (o.pickup_person_name, o.pickup_person_email) is distinct from (${name}::text, ${address}::text)
        returning b.before`),
    );
    if (!changed) return;
    await emit(tx, ctx, { name: "pickup.person_changed", subject: subjectOf(pickup), data: { name } });
    if (changed.before !== null && changed.before !== name)
      for (const id of open) await issueAnew(tx, ctx, id, sql`true`);
  },
});

/** Those whose QR or code opens them; one that the counter revoked stays so. */
async function lockOpenPickups(tx: Tx, orderId: string): Promise<string[]> {
  const pickups = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select id from fulfillments
      where order_id = ${orderId} and method <> 'delivery' and code_revoked_at is null
        and state = any(${sql.param(pickupStates.open)}::text[])
      order by id for update`),
  );
  return pickups.map((p) => p.id);
}

const personFixed = () =>
  new Problem(
    "conflict",
    "pickup.person_fixed",
    "This is paid for: only the customer can say who else may collect it, on the order's own page.",
  );
