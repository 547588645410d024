import { z } from "zod";
import { refundInput } from "@/lib/refunds/give-refund";
import { settleInput } from "@/lib/refunds/settle-otherwise";
import { refundStates, refusedKinds } from "@/lib/refunds/states";
import { tillRefund } from "@/lib/returns/receive-return";
import { call } from "./call";
import { instant, money, slug } from "./values";

const refund = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    order: z.string().describe("The order's number."),
    store: slug.describe("Who handed the goods over."),
    state: z.enum(refundStates.states as [string, ...string[]]),
    reason: z.string(),
    amount: money.describe("What goes back to whoever paid, to the means it came by."),
    requestedAt: instant,
    closedAt: instant.nullable(),
    lines: z.array(
      z.strictObject({
        lineId: z.string().describe("The fulfillment's line."),
        sku: z.string(),
        title: z.string(),
        quantity: z.number().int().min(1).describe("Units that it is about; they stay with the shopper."),
        amount: z.number().int().min(1).describe("In minor units."),
      }),
    ),
  })
  .meta({ id: "Refund" });

export const giveRefundCall = call({
  method: "POST",
  path: "/staff/refunds",
  operation: "giveRefund",
  summary: "Money back for goods that stay with the shopper",
  description:
    "Of each line so many units as a whole (`quantity`), or so much of them (`amount`, in minor units); without `lines` all that " +
    "this store handed over. Above what the caller may give back alone nothing moves, and the refund is `held` for a second person.",
  staff: true,
  key: "required",
  status: 201,
  body: refundInput,
  answer: refund,
  problems: [
    "auth.forbidden",
    "order.not_found",
    "refund.own_order",
    "refund.too_much",
    "refund.unknown_line",
    "store.not_found",
  ],
});

export const listRefundsCall = call({
  method: "GET",
  path: "/staff/refunds",
  operation: "listRefunds",
  summary:
    "The latest refunds without goods at the caller's stores, those that wait for a second person first",
  staff: true,
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(24) }),
  answer: z.strictObject({ data: z.array(refund), nextCursor: z.null() }),
  problems: [],
});

export const getRefundCall = call({
  method: "GET",
  path: "/staff/refunds/{id}",
  operation: "getRefund",
  summary: "One refund at the caller's store",
  staff: true,
  answer: refund,
  problems: ["refund.not_found"],
});

export const approveRefundCall = call({
  method: "POST",
  path: "/staff/refunds/{id}/approve",
  operation: "approveRefund",
  summary: "The second person's yes: the money goes back",
  staff: true,
  key: "required",
  body: z.strictObject({ payment: tillRefund.optional() }),
  answer: refund,
  problems: [
    "auth.forbidden",
    "order.not_found",
    "refund.not_found",
    "refund.not_held",
    "refund.over_limit",
    "refund.own_order",
    "refund.same_person",
    "refund.too_much",
    "refund.unknown_line",
  ],
});

export const rejectRefundCall = call({
  method: "POST",
  path: "/staff/refunds/{id}/reject",
  operation: "rejectRefund",
  summary: "No money is given back after all",
  staff: true,
  key: "required",
  body: z.strictObject({ reason: z.string().trim().min(1).max(200) }),
  answer: refund,
  problems: ["refund.not_found", "refund.not_held"],
});

const refusedPayment = z
  .strictObject({
    id: z.string(),
    what: z
      .enum(refusedKinds)
      .describe("`refund`: owed to whoever paid. `capture`: goods are gone and their money will not come."),
    order: z.string().describe("The order's number."),
    customer: z.string(),
    method: z.string(),
    amount: money,
    since: instant,
    tries: z.number().int().min(1),
    reason: z.string().nullable().describe("The provider's own word."),
  })
  .meta({ id: "RefusedPayment" });

const hanging = z.strictObject({ data: z.array(refusedPayment), nextCursor: z.null() });

export const listRefusedPaymentsCall = call({
  method: "GET",
  path: "/staff/payments",
  operation: "listRefusedPayments",
  summary: "What providers keep refusing of orders at the caller's stores, for a manager",
  staff: true,
  answer: hanging,
  problems: ["auth.forbidden"],
});

const refusals = [
  "auth.forbidden",
  "payment.not_found",
  "payment.nothing_refused",
  "payment.own_order",
] as const;

export const askPaymentAgainCall = call({
  method: "POST",
  path: "/staff/payments/{id}/ask-again",
  operation: "askPaymentAgain",
  summary: "Have the provider asked once more for what it refused",
  staff: true,
  key: "required",
  body: z.strictObject({ what: z.enum(refusedKinds) }),
  answer: hanging.describe("What still hangs."),
  problems: [...refusals, "payment.let_go"],
});

export const settlePaymentCall = call({
  method: "POST",
  path: "/staff/payments/{id}/settle",
  operation: "settlePayment",
  summary: "What a provider refused came, or went, by other means; or is written off",
  staff: true,
  key: "required",
  body: z.strictObject({
    what: settleInput.shape.what,
    means: settleInput.shape.means,
    reason: settleInput.shape.reason,
    receiptNumber: settleInput.shape.receiptNumber,
  }),
  answer: hanging.describe("What still hangs."),
  problems: refusals,
});
