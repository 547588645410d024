import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { type EventName, emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { mayTouchOrder } from "@/lib/orders/queries";
import { inMyStores, whyNot } from "./pickup";

const ofOrder = { number: z.string().max(40), id: z.string().max(60) };

/**
 * "I'm on my way": a stamp on a ready pickup. Saying it again changes nothing.
 * Throws `pickup.not_found`, `pickup.not_ready` and its kin.
 */
export const sayOnMyWay = command({
  input: z.strictObject(ofOrder),
  may: () => true,
  run: (tx, ctx, input) =>
    stamp(
      tx,
      ctx,
      input,
      "pickup.on_my_way",
      sql`on_my_way_at is null and arrived_at is null`,
      sql`on_my_way_at = now()`,
      {},
    ),
});

/**
 * "I'm here", with a bay or a description for curbside. A later call may say another bay.
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
      "pickup.arrived",
      sql`(arrived_at is null or bay is distinct from ${bay ?? null} or arrival_note is distinct from ${note ?? null})`,
      sql`arrived_at = coalesce(arrived_at, now()), bay = ${bay ?? null}, arrival_note = ${note ?? null}`,
      { ...(bay ? { bay } : {}), ...(note ? { note } : {}) },
    ),
});

async function stamp(
  tx: Tx,
  ctx: Ctx,
  input: { number: string; id: string },
  event: EventName,
  news: SQL,
  set: SQL,
  data: Record<string, string>,
): Promise<void> {
  if (!isId(input.id)) throw notFound("pickup");
  // Staff may say it for someone at the phone, but only of what is at their own stores.
  const mine = isStaff(ctx.actor) ? inMyStores(ctx) : sql`true`;
  const scope = sql`${mine} and exists (select 1 from orders o where o.id = f.order_id and o.number = ${input.number}
    and ${mayTouchOrder(ctx)})`;
  const [stamped] = rowsOf<{ order_id: string; location_id: string }>(
    await tx.execute(sql`
      update fulfillments f set ${set} where f.id = ${input.id} and f.state = 'ready' and ${news} and ${scope}
      returning f.order_id, f.location_id`),
  );
  if (stamped) {
    const subject = { orderId: stamped.order_id, fulfillmentId: input.id, locationId: stamped.location_id };
    return emit(tx, ctx, { name: event, subject, data });
  }
  const why = await whyNot(tx, input.id, ["ready"], scope);
  // Ready, yet nothing changed: it was said before.
  if (why.details.state !== "ready") throw why;
}
