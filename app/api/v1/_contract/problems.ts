import { z } from "zod";
import type { ProblemKind } from "@/lib/kernel/problem";

/** Every refusal that a call may name besides those that any call may meet, and its kind. */
export const problemCodes = {
  "auth.forbidden": "forbidden",
  "choice.closed": "conflict",
  "choice.made": "conflict",
  "choice.no_store": "invalid",
  "choice.no_substitute": "conflict",
  "choice.not_found": "not_found",
  "contact.too_many": "limited",
  "contact.unverified": "invalid",
  "contact.wrong_code": "invalid",
  "delivery.needs_payment": "conflict",
  "delivery.no_address": "invalid",
  "delivery.not_served": "invalid",
  "delivery.unavailable": "invalid",
  "delivery.already_delivered": "conflict",
  "delivery.already_shipped": "conflict",
  "delivery.cancelled": "conflict",
  "delivery.lines_open": "conflict",
  "delivery.not_found": "not_found",
  "delivery.not_packed": "conflict",
  "delivery.not_picking": "conflict",
  "delivery.not_requested": "conflict",
  "delivery.not_shipped": "conflict",
  "delivery.nothing_picked": "conflict",
  "delivery.too_many": "conflict",
  "delivery.unpaid": "conflict",
  "delivery.wrong_item": "conflict",
  "department.not_found": "not_found",
  "order.not_cancellable": "conflict",
  "order.not_found": "not_found",
  "order.quota": "limited",
  "gift_card.not_enough": "conflict",
  "gift_card.too_many_tries": "limited",
  "gift_card.unknown": "invalid",
  "order.total_changed": "conflict",
  "payment.amount_differs": "conflict",
  "payment.declined": "declined",
  "payment.method_unavailable": "invalid",
  "payment.too_many_declines": "limited",
  "promotion.code_first_order": "conflict",
  "promotion.code_goods": "conflict",
  "promotion.code_minimum": "conflict",
  "promotion.code_sending": "conflict",
  "promotion.code_unknown": "invalid",
  "promotion.code_used": "conflict",
  "promotion.too_many_tries": "limited",
  "promotion.used_up": "conflict",
  "pick_list.not_found": "not_found",
  "pick_list.nothing_to_pick": "conflict",
  "pickup.age_unchecked": "conflict",
  "pickup.already_collected": "conflict",
  "pickup.already_extended": "conflict",
  "pickup.cancelled": "conflict",
  "pickup.collected_at": "invalid",
  "pickup.expired": "conflict",
  "pickup.in_transit": "conflict",
  "pickup.lines_open": "conflict",
  "pickup.no_substitute": "conflict",
  "pickup.not_cancelled": "conflict",
  "pickup.not_found": "not_found",
  "pickup.not_picking": "conflict",
  "pickup.not_ready": "conflict",
  "pickup.not_requested": "conflict",
  "pickup.nothing_collected": "invalid",
  "pickup.nothing_left": "conflict",
  "pickup.nothing_picked": "conflict",
  "pickup.nothing_to_put_back": "conflict",
  "pickup.nothing_to_undo": "conflict",
  "pickup.part_collected": "conflict",
  "pickup.person_fixed": "conflict",
  "pickup.same_store": "conflict",
  "pickup.too_many": "conflict",
  "pickup.too_many_tries": "limited",
  "pickup.undo_too_late": "conflict",
  "pickup.unknown_line": "invalid",
  "pickup.unpaid": "conflict",
  "pickup.wrong_code": "invalid",
  "pickup.wrong_item": "conflict",
  "product.not_found": "not_found",
  "reservation.already_extended": "conflict",
  "reservation.expired": "conflict",
  "reservation.insufficient_stock": "conflict",
  "reservation.not_found": "not_found",
  "reservation.not_held": "conflict",
  "reservation.quota": "limited",
  "stock.below_committed": "conflict",
  "stock.below_zero": "conflict",
  "stock.unknown_item": "invalid",
  "store.no_pickup": "conflict",
  "store.not_found": "not_found",
  "transfer.already_received": "conflict",
  "transfer.cancelled": "conflict",
  "transfer.for_pickup": "conflict",
  "transfer.insufficient_stock": "conflict",
  "transfer.lines_open": "conflict",
  "transfer.not_found": "not_found",
  "transfer.not_requested": "conflict",
  "transfer.not_sent": "conflict",
  "transfer.nothing_sent": "conflict",
  "transfer.too_many": "conflict",
  "transfer.unknown_line": "invalid",
  "variant.no_price": "conflict",
  "variant.not_found": "not_found",
  "window.full": "conflict",
  "window.too_late": "conflict",
  "window.unknown": "invalid",
} as const satisfies Record<string, ProblemKind>;
export type ProblemCode = keyof typeof problemCodes;

/** What any call may be refused with. */
export const commonCodes = {
  "auth.malformed": "unauthenticated",
  "auth.unknown_key": "unauthenticated",
  "input.invalid": "invalid",
  "request.foreign_origin": "forbidden",
  "request.shopper_invalid": "malformed",
  "service.busy": "unavailable",
  "state.changed": "conflict",
} as const satisfies Record<string, ProblemKind>;

/** What a call that only staff may make is refused with besides. */
export const staffCodes = {
  "auth.forbidden": "forbidden",
  "auth.required": "unauthenticated",
} as const satisfies Record<string, ProblemKind>;

/** What a call that takes a body is refused with besides. */
export const bodyCodes = {
  "request.malformed": "malformed",
  "request.too_large": "too_large",
} as const satisfies Record<string, ProblemKind>;

/** What a call that takes an idempotency key is refused with besides. */
export const keyCodes = {
  "idempotency.in_progress": "conflict",
  "idempotency.key_invalid": "malformed",
  "idempotency.key_required": "malformed",
  "idempotency.key_reused": "invalid",
} as const satisfies Record<string, ProblemKind>;

/** An answer that refuses, RFC 9457. Refusals carry more members of their own, such as `shortages`. */
export const problemSchema = z
  .looseObject({
    type: z.string().describe("Names the refusal; the same for every one of its code."),
    title: z.string(),
    status: z.number().int(),
    code: z.string().describe("Stable; what programs should look at."),
    detail: z.string(),
    errors: z
      .array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .describe("For input: which field is wrong, as a JSON pointer, and why."),
    retryAfter: z.number().optional().describe("Seconds; the same as the Retry-After header."),
  })
  .meta({ id: "Problem" });
