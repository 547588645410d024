import "server-only";
import type { Tx } from "@/db/client";
import { events } from "@/db/schema/events";
import { handlersOf } from "@/lib/subscribers";
import { actorName, actorRef, type Ctx } from "./actor";
import { newId } from "./id";
import { enqueue } from "./queue";

/** Everything that can happen, in the past tense. */
export const eventNames = [
  "account.code_requested",
  "account.opened",
  "account.password_changed",
  "account.orders_joined",
  "account.deleted",
  "staff.invited",
  "staff.invitation_withdrawn",
  "staff.joined",
  "staff.changed",
  "staff.reset",
  "staff.ended",
  "staff.second_factor_set",
  "staff.recovery_code_used",
  "staff.pin_set",
  "device.enrolled",
  "device.revoked",
  "device.pins_refused",
  "catalog.changed",
  "contact.code_requested",
  "alert.asked",
  "alert.due",
  "reservation.created",
  "reservation.extended",
  "reservation.released",
  "reservation.expired",
  "order.placed",
  "order.held",
  "order.id_asked",
  "order.completed",
  "order.cancelled",
  "payment.captured",
  "payment.authorised",
  "payment.voided",
  "payment.declined",
  "payment.refunded",
  "payment.captured_early",
  "payment.capture_failed",
  "payment.refund_failed",
  "payment.notice_refused",
  "payment.asked_again",
  "payment.settled",
  "promotion.created",
  "promotion.ended",
  "promotion.codes_issued",
  "gift_card.issued",
  "gift_card.reissued",
  "store.hours_changed",
  "store.exception_set",
  "store.exception_removed",
  "store.preparation_changed",
  "store.windows_changed",
  "store.hold_days_changed",
  "store.curbside_changed",
  "store.shelves_changed",
  "store.safety_changed",
  "store.paused",
  "store.resumed",
  "stock.adjusted",
  "stock.counted",
  "stock.safety_changed",
  "stock.write_off_held",
  "stock.write_off_rejected",
  "stock.written_off",
  "transfer.requested",
  "transfer.sent",
  "transfer.received",
  "transfer.cancelled",
  "pickup.released",
  "pickup.picking_started",
  "pickup.picker_changed",
  "pickup.line_picked",
  "pickup.line_short",
  "pickup.line_cancelled",
  "pickup.short_chosen",
  "pickup.goods_arrived",
  "pickup.ready",
  "pickup.on_my_way",
  "pickup.arrived",
  "pickup.brought_out",
  "pickup.part_collected",
  "pickup.collected",
  "pickup.handover_refused",
  "pickup.cancelled",
  "pickup.expired",
  "pickup.undone",
  "pickup.extended",
  "pickup.rescheduled",
  "pickup.moved",
  "pickup.person_changed",
  "pickup.reminded",
  "pickup.code_reissued",
  "pickup.code_revoked",
  "pickup.put_back",
  "delivery.released",
  "delivery.picking_started",
  "delivery.line_picked",
  "delivery.line_short",
  "delivery.line_cancelled",
  "delivery.packed",
  "delivery.shipped",
  "delivery.delivered",
  "delivery.cancelled",
  "order.reopened",
  "return.requested",
  "return.held",
  "return.received",
  "return.refunded",
  "return.exchanged",
  "return.rejected",
  "return.withdrawn",
  "refund.held",
  "refund.given",
  "refund.rejected",
] as const;
export type EventName = (typeof eventNames)[number];

export type EventSubject = {
  orderId?: string;
  fulfillmentId?: string;
  reservationId?: string;
  locationId?: string;
};
export type NewEvent = { name: EventName; subject: EventSubject; data?: Record<string, unknown> };

/**
 * Writes events and the jobs that follow from them, in the caller's transaction. At most two statements.
 */
export async function emit(tx: Tx, ctx: Ctx, ...happened: NewEvent[]): Promise<void> {
  if (happened.length === 0) return;
  const rows = happened.map((e) => ({
    id: newId(),
    name: e.name,
    ...e.subject,
    actor: actorRef(ctx.actor),
    actorName: actorName(ctx.actor),
    channel: ctx.channel,
    visitor: ctx.actor.kind === "visitor" ? ctx.actor.id : null,
    deviceId: (ctx.actor.kind === "staff" && ctx.actor.device) || null,
    data: e.data ?? {},
  }));
  await tx.insert(events).values(rows);
  await enqueueFollowing(tx, rows);
}

/**
 * The jobs that follow from events which a longer statement has written in this transaction. One statement, none when
 * nothing follows.
 */
export async function enqueueFollowing(
  tx: Tx,
  happened: readonly { id: string; name: EventName }[],
): Promise<void> {
  const jobs = happened.flatMap(({ id, name }) =>
    handlersOf(name).map((handler) => ({ data: { event: id, handler } })),
  );
  await enqueue(tx, "events", jobs);
}
