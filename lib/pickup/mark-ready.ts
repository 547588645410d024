import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { env } from "@/lib/kernel/env";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { costOfUnits } from "@/lib/orders/line-cost";
import { lockOrder } from "@/lib/orders/settle-order";
import { captureAhead } from "@/lib/payments/card-payment";
import { closingAfterDays } from "@/lib/stores/hours";
import { storeById } from "@/lib/stores/queries";
import { inMyStores, movePickup } from "./pickup";

/**
 * Staged, and the customer is told: sets `pickup_by` to closing time of the last day of the hold window.
 * Throws `pickup.not_found`, `pickup.not_picking`, `pickup.lines_open` with the lines neither picked nor short,
 * `pickup.nothing_picked`.
 */
export const markReady = command({
  input: z.strictObject({
    id: z.string().max(60),
    /** Where it stands on the collection shelf. */
    shelf: z.string().trim().min(1).max(40).optional(),
    /** The clerk vouches for every open line at once. */
    allPicked: z.boolean().optional(),
  }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, input): Promise<void> {
    const scope = inMyStores(ctx);
    const pickupBy = await holdUntil(tx, ctx, input.id, scope);
    const moved = await movePickup(
      tx,
      input.id,
      "markReady",
      scope,
      sql`, shelf = ${input.shelf ?? null}, ready_at = ${ctx.now.toISOString()}, pickup_by = ${pickupBy.toISOString()}`,
    );
    if (input.allPicked) await pickTheRest(tx, input.id);
    await refuseOpenLines(tx, input.id);
    const subject = { orderId: moved.order_id, fulfillmentId: input.id, locationId: moved.location_id };
    if (env().paymentCapture === "ready") await captureReady(tx, subject);
    await emit(tx, ctx, {
      name: "pickup.ready",
      subject,
      data: { pickupBy: pickupBy.toISOString(), ...(input.shelf ? { shelf: input.shelf } : {}) },
    });
  },
});

/**
 * Until when the store keeps this pickup, were it ready now: its hold counts from now, or from the window that the
 * customer comes in. Locks it, so that another window is not booked in between.
 */
async function holdUntil(tx: Tx, ctx: Ctx, id: string, scope: SQL): Promise<Date> {
  if (!isId(id)) throw notFound("pickup");
  const [row] = rowsOf<{ location_id: string; comes: string | null }>(
    await tx.execute(sql`
      select f.location_id, w.starts_at as comes from fulfillments f left join pickup_windows w on w.id = f.window_id
      where f.id = ${id} and ${scope} for update of f`),
  );
  if (!row) throw notFound("pickup");
  const store = await storeById(tx, row.location_id);
  const comes = row.comes ? new Date(row.comes).getTime() : 0;
  return closingAfterDays(store, new Date(Math.max(comes, ctx.now.getTime())), store.holdDays);
}

/** Takes what the picked goods cost before they are collected, as the shop is set; once, also after a press was undone. */
async function captureReady(tx: Tx, subject: { orderId: string; fulfillmentId: string }): Promise<void> {
  await lockOrder(tx, subject.orderId);
  const [row] = rowsOf<{ value: number; taken: boolean }>(
    await tx.execute(sql`
      select sum(${costOfUnits(sql`fl.picked`)})::int as value, exists (select 1 from payment_operations op
        where op.fulfillment_id = ${subject.fulfillmentId} and op.cause = ${readyCause(subject.fulfillmentId)}) as taken
      from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id
      where fl.fulfillment_id = ${subject.fulfillmentId}`),
  );
  if (row && !row.taken) await captureAhead(tx, subject, row.value, readyCause(subject.fulfillmentId));
}

const readyCause = (pickupId: string): string => `ready:${pickupId}`;

const pickTheRest = (tx: Tx, id: string) =>
  tx.execute(
    sql`update fulfillment_lines set picked = ordered - short - cancelled where fulfillment_id = ${id}`,
  );

async function refuseOpenLines(tx: Tx, id: string): Promise<void> {
  const lines = rowsOf<{ id: string; sku: string; open: number; picked: number }>(
    await tx.execute(sql`
      select fl.id, v.sku, fl.ordered - fl.picked - fl.short - fl.cancelled as open, fl.picked
      from fulfillment_lines fl join variants v on v.id = fl.variant_id where fl.fulfillment_id = ${id}`),
  );
  const open = lines.filter((l) => l.open > 0);
  if (open.length > 0)
    throw new Problem("conflict", "pickup.lines_open", "Some lines are neither picked nor short.", {
      lines: open.map((l) => ({ lineId: l.id, sku: l.sku, open: l.open })),
    });
  if (lines.every((l) => l.picked === 0))
    throw new Problem("conflict", "pickup.nothing_picked", "There is nothing to hand over.");
}
