import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { type EventName, emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { whyNot } from "./pickup";
import { inTime, type OfOrder, ofOrder, ofShopper } from "./shopper-scope";

/**
 * "I'm on my way": a stamp on a ready pickup. Saying it again changes nothing.
 * Throws `pickup.not_found`, `pickup.not_ready` and its kin, `pickup.expired` once it no longer waits.
 */
export const sayOnMyWay = command({
  input: z.strictObject(ofOrder),
  may: () => true,
  run: (tx, ctx, input) =>
    stamp(tx, ctx, input, {
      event: "pickup.on_my_way",
      news: sql`on_my_way_at is null and arrived_at is null`,
      possible: inTime.holds,
      set: sql`on_my_way_at = now()`,
      data: {},
    }),
});

/**
 * "I'm here", with a bay or a description for curbside. A later call may say another bay. Good as long as the goods
 * stand there: nobody is sent away from the counter because the clock was quicker.
 * Throws like `sayOnMyWay`.
 */
export const sayArrived = command({
  input: z.strictObject({
    ...ofOrder,
    bay: z.string().trim().min(1).max(40).optional(),
    note: z.string().trim().min(1).max(200).optional(),
  }),
  may: () => true,
  run: (tx, ctx, { number, id, bay, note }) =>
    stamp(
      tx,
      ctx,
      { number, id },
      {
        event: "pickup.arrived",
        news: sql`(arrived_at is null or bay is distinct from ${bay ?? null} or arrival_note is distinct from ${note ?? null})`,
        possible: sql`true`,
        set: sql`arrived_at = coalesce(arrived_at, now()), bay = ${bay ?? null}, arrival_note = ${note ?? null}`,
        data: { ...(bay ? { bay } : {}), ...(note ? { note } : {}) },
      },
    ),
});

/** Nobody is here: neither where they stand nor who went out to them. */
export const noArrival = sql`arrived_at = null, bay = null, arrival_note = null, brought_out_at = null,
  brought_out_by = null`;

type Stamp = { event: EventName; news: SQL; possible: SQL; set: SQL; data: Record<string, string> };

async function stamp(
  tx: Tx,
  ctx: Ctx,
  { number, id }: OfOrder,
  { event, news, possible, set, data }: Stamp,
): Promise<void> {
  if (!isId(id)) throw notFound("pickup");
  const scope = ofShopper(ctx, number);
  const [stamped] = rowsOf<{ order_id: string; location_id: string }>(
    await tx.execute(sql`
      update fulfillments f set ${set}
      where f.id = ${id} and f.method <> 'delivery' and f.state = 'ready' and ${news} and ${possible} and ${scope}
      returning f.order_id, f.location_id`),
  );
  if (stamped) {
    const subject = { orderId: stamped.order_id, fulfillmentId: id, locationId: stamped.location_id };
    return emit(tx, ctx, { name: event, subject, data });
  }
  const why = await whyNot(tx, id, ["ready"], scope);
  if (why.details.state !== "ready") throw why;
  const [late] = rowsOf(
    await tx.execute(sql`select 1 from fulfillments f where f.id = ${id} and not (${possible})`),
  );
  // Ready and in time, yet nothing changed: it was said before.
  if (late) throw inTime.otherwise();
}
