import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { returnStates } from "@/lib/returns/states";

/** Both sides of an exchange and what they come to, in minor units. */
export type ExchangeDone = {
  order: { id: string; currency: string };
  locationId: string;
  made: { id: string; number: string };
  fresh: { id: string; number: string };
  back: number;
  out: number;
  taken: number;
  given: number;
};

/**
 * Ends a return whose goods others went out for. What a provider still has to give back of the difference is followed by
 * its own event. Two statements.
 */
export async function closeExchanged(tx: Tx, ctx: Ctx, done: ExchangeDone): Promise<void> {
  const { order, locationId, made, fresh, back, out, taken, given } = done;
  await tx.execute(sql`
    update returns set state = ${returnStates.next("received", "exchange")}, exchanged_for = ${fresh.id}, closed_at = now()
    where id = ${made.id} and state = any(${sql.param(returnStates.from("exchange"))}::text[])`);
  await emit(tx, ctx, {
    name: "return.exchanged",
    subject: { orderId: order.id, locationId },
    data: {
      return: made.id,
      number: made.number,
      order: fresh.number,
      orderId: fresh.id,
      back,
      out,
      taken,
      given,
      currency: order.currency,
    },
  });
}
