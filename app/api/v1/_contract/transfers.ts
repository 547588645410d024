import { z } from "zod";
import { storeSlug } from "@/lib/inventory/input";
import { receiveTransferInput } from "@/lib/inventory/receive-transfer";
import { requestTransferInput } from "@/lib/inventory/request-transfer";
import { sendTransferInput } from "@/lib/inventory/send-transfer";
import { transferStates } from "@/lib/inventory/transfer-states";
import { call } from "./call";
import { nothing } from "./reservations";
import { instant, listOf, pageQuery, slug } from "./values";

const states = transferStates.states as [string, ...string[]];
const units = z.number().int().min(0);

const transfer = z
  .strictObject({
    id: z.string(),
    from: slug,
    to: slug,
    state: z.enum(states),
    note: z.string().nullable(),
    expectedAt: instant.nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
    closedAt: instant.nullable(),
    pickup: z
      .strictObject({ id: z.string(), orderNumber: z.string() })
      .nullable()
      .describe("The pickup it brings goods for; null when it is for the shelf."),
    lines: z.array(
      z
        .strictObject({
          id: z.string(),
          sku: z.string(),
          barcode: z.string().nullable(),
          shelf: z.string().nullable().describe("Where the goods stand."),
          quantity: units,
          sent: units,
          received: units.describe("Less than sent when some got lost on the way."),
        })
        .meta({ id: "TransferLine" }),
    ),
  })
  .meta({ id: "Transfer" });

const over = ["transfer.already_received", "transfer.cancelled", "transfer.not_found"] as const;

export const listTransfersCall = call({
  method: "GET",
  path: "/staff/transfers",
  operation: "listTransfers",
  summary: "Goods on their way from or to the caller's places, the oldest first",
  staff: true,
  query: z.object({
    store: storeSlug.optional().describe("One of the caller's places: from there or to it."),
    state: z
      .string()
      .max(200)
      .transform((list) => [...new Set(list.split(","))])
      .pipe(z.array(z.enum(states)).min(1))
      .optional()
      .describe("States, separated by commas; without it every open one."),
    ...pageQuery,
  }),
  answer: listOf(transfer),
  problems: ["store.not_found"],
});

export const getTransferCall = call({
  method: "GET",
  path: "/staff/transfers/{id}",
  operation: "getTransfer",
  summary: "One transfer, for the staff of either end",
  staff: true,
  answer: transfer,
  problems: ["transfer.not_found"],
});

export const requestTransferCall = call({
  method: "POST",
  path: "/staff/transfers",
  operation: "requestTransfer",
  summary: "Ask for goods to be sent from one place to another",
  description: "For managers of either place. Whether the goods are there is judged when they are sent.",
  staff: true,
  key: "required",
  body: requestTransferInput,
  status: 201,
  answer: transfer,
  problems: ["store.not_found", "transfer.too_many", "variant.not_found"],
});

export const sendTransferCall = call({
  method: "POST",
  path: "/staff/transfers/{id}/send",
  operation: "sendTransfer",
  summary: "The goods leave, all that is said or none of it",
  description:
    "For staff of the place they leave. Safety stock may leave, what is held or promised may not. A transfer whose " +
    "pickup is over by now sends nothing and is cancelled instead: look at `state`.",
  staff: true,
  key: "required",
  body: sendTransferInput.omit({ id: true }),
  answer: transfer,
  problems: [
    ...over,
    "transfer.insufficient_stock",
    "transfer.not_requested",
    "transfer.nothing_sent",
    "transfer.too_many",
    "transfer.unknown_line",
  ],
});

export const receiveTransferCall = call({
  method: "POST",
  path: "/staff/transfers/{id}/receive",
  operation: "receiveTransfer",
  summary: "The goods are there, counted line by line",
  description:
    "For staff of the place they come to. Every line that was sent is named; what did not come, with 0.",
  staff: true,
  key: "required",
  body: receiveTransferInput.omit({ id: true }),
  answer: transfer,
  problems: [
    ...over,
    "transfer.lines_open",
    "transfer.not_sent",
    "transfer.too_many",
    "transfer.unknown_line",
  ],
});

export const cancelTransferCall = call({
  method: "POST",
  path: "/staff/transfers/{id}/cancel",
  operation: "cancelTransfer",
  summary: "Give up a transfer that has not left",
  description: "For managers of either place. One that a pickup waits for goes with its pickup.",
  staff: true,
  key: "required",
  body: nothing,
  answer: transfer,
  problems: [...over, "transfer.for_pickup", "transfer.not_requested"],
});
