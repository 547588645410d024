import { z } from "zod";
import { receiveInput, tillRefund } from "@/lib/returns/receive-return";
import { requestInput } from "@/lib/returns/request-return";
import { returnConditions, returnReasons, returnStates } from "@/lib/returns/states";
import { call } from "./call";
import { nothing } from "./reservations";
import { instant, money, slug } from "./values";

const units = z.number().int().min(1);

export const returned = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    order: z.string().describe("The order's number."),
    store: slug.nullable().describe("Who has the goods; null while no store has seen them."),
    state: z.enum(returnStates.states as [string, ...string[]]),
    needsApproval: z.boolean().describe("Whether it waits for a second person's yes."),
    amount: money.describe(
      "What goes back to whoever paid, to the means it came by; what the goods were worth when others went out for them.",
    ),
    exchangedFor: z
      .string()
      .nullable()
      .describe("Number of the order of what went out for it, when it was an exchange."),
    requestedAt: instant,
    receivedAt: instant.nullable(),
    lines: z.array(
      z.strictObject({
        lineId: z.string().describe("The fulfillment's line."),
        sku: z.string(),
        title: z.string(),
        quantity: units,
        reason: z.enum(returnReasons),
        condition: z
          .enum(returnConditions)
          .nullable()
          .describe("What a clerk found; null until one has looked."),
        amount: z.number().int().min(0).describe("What these units give back, in minor units."),
      }),
    ),
  })
  .meta({ id: "Return" });

const returnable = z
  .strictObject({
    order: z.string(),
    customer: z.string(),
    lines: z.array(
      z.strictObject({
        lineId: z.string(),
        sku: z.string(),
        title: z.string(),
        picture: z.string().nullable(),
        left: units.describe("Units that the shopper has."),
        asked: z.number().int().min(0).describe("Units of these that somebody already asked to bring back."),
        amount: z.number().int().min(0).describe("What all that is left would give back, in minor units."),
        until: instant.nullable().describe("When they may last be brought back; null when they never may."),
      }),
    ),
    returns: z.array(returned),
  })
  .meta({ id: "Returnable" });

export const refusedLines = [
  "return.excluded",
  "return.period_over",
  "return.quantity",
  "return.unknown_line",
] as const;

export const receiveReturnCall = call({
  method: "POST",
  path: "/staff/returns",
  operation: "receiveReturn",
  summary: "A store takes goods back, wherever they were bought",
  description:
    "Each line is inspected: sold again here, written off, or sent on to a warehouse. Stock and money move in one act; above " +
    "what the caller may give back alone nothing moves, and the return is held for a second person (`needsApproval`).",
  staff: true,
  key: "required",
  status: 201,
  body: receiveInput,
  answer: returned,
  problems: [
    ...refusedLines,
    "auth.forbidden",
    "order.not_found",
    "return.closed",
    "return.no_warehouse",
    "return.own_order",
    "store.not_found",
  ],
});

export const listReturnsCall = call({
  method: "GET",
  path: "/staff/returns",
  operation: "listReturns",
  summary: "The latest returns at the caller's stores, those that wait for a second person first",
  staff: true,
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(24) }),
  answer: z.strictObject({ data: z.array(returned), nextCursor: z.null() }),
  problems: [],
});

export const getReturnCall = call({
  method: "GET",
  path: "/staff/returns/{id}",
  operation: "getReturn",
  summary: "One return, at the caller's store or at none yet",
  staff: true,
  answer: returned,
  problems: ["return.not_found"],
});

export const approveReturnCall = call({
  method: "POST",
  path: "/staff/returns/{id}/approve",
  operation: "approveReturn",
  summary: "The second person's yes: goods and money move as the return says",
  staff: true,
  key: "required",
  body: z.strictObject({ payment: tillRefund.optional() }),
  answer: returned,
  problems: [
    ...refusedLines,
    "auth.forbidden",
    "return.closed",
    "return.no_warehouse",
    "return.not_found",
    "return.not_held",
    "return.over_limit",
    "return.own_order",
    "return.same_person",
  ],
});

export const rejectReturnCall = call({
  method: "POST",
  path: "/staff/returns/{id}/reject",
  operation: "rejectReturn",
  summary: "The store does not take it; the goods stay with who brought them",
  staff: true,
  key: "required",
  body: z.strictObject({ reason: z.string().trim().min(1).max(200) }),
  answer: returned,
  problems: ["return.closed", "return.not_found"],
});

export const getReturnableCall = call({
  method: "GET",
  path: "/orders/{number}/returnable",
  operation: "getReturnable",
  summary:
    "What of an order may come back, until when, and what has; for its shopper, and for staff of any store",
  answer: returnable,
  problems: ["order.not_found"],
});

export const requestReturnCall = call({
  method: "POST",
  path: "/orders/{number}/returns",
  operation: "requestReturn",
  summary: "The shopper says what they will bring back, to whatever store",
  key: "required",
  status: 201,
  body: requestInput.omit({ number: true }),
  answer: returned,
  problems: [...refusedLines, "auth.forbidden", "order.not_found"],
});

export const withdrawReturnCall = call({
  method: "POST",
  path: "/orders/{number}/returns/{id}/withdraw",
  operation: "withdrawReturn",
  summary: "The shopper keeps what they had wanted to bring back",
  key: "required",
  body: nothing,
  answer: returned,
  problems: ["auth.forbidden", "return.closed", "return.not_found"],
});
