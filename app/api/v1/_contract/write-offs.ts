import { z } from "zod";
import { adjustmentReasons } from "@/lib/inventory/adjustment-reasons";
import { storeSlug } from "@/lib/inventory/input";
import { writeOffStates } from "@/lib/inventory/write-off-states";
import { call } from "./call";
import { instant, money, slug } from "./values";

export const writeOff = z
  .strictObject({
    id: z.string(),
    store: slug,
    state: z.enum(writeOffStates.states as [string, ...string[]]),
    reason: z.enum(adjustmentReasons),
    note: z.string().nullable(),
    requestedBy: z.string().describe("The name of whoever missed the goods."),
    own: z.boolean().describe("Whether that is the caller, who cannot be the second person."),
    requestedAt: instant,
    closedAt: instant.nullable(),
    amount: money.describe("What the units cost at the price of that day."),
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        units: z.number().int().min(1),
        amount: z.number().int().min(0).describe("In minor units."),
      }),
    ),
  })
  .meta({ id: "WriteOff" });

export const listWriteOffsCall = call({
  method: "GET",
  path: "/staff/stock/write-offs",
  operation: "listWriteOffs",
  summary: "The latest losses at the caller's places, those that wait for a second person first",
  staff: true,
  query: z.object({
    store: storeSlug.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(24),
  }),
  answer: z.strictObject({ data: z.array(writeOff), nextCursor: z.null() }),
  problems: ["store.not_found"],
});

export const approveWriteOffCall = call({
  method: "POST",
  path: "/staff/stock/write-offs/{id}/approve",
  operation: "approveWriteOff",
  summary: "The second person's yes: the units leave the books",
  description:
    "So many fewer, whatever was sold or came in since they were missed. What is held or promised by now is never taken: then " +
    "it is refused and goes on waiting.",
  staff: true,
  key: "required",
  body: z.strictObject({}),
  answer: writeOff,
  problems: [
    "auth.forbidden",
    "stock.below_committed",
    "stock.below_zero",
    "write_off.not_found",
    "write_off.not_held",
    "write_off.over_limit",
    "write_off.same_person",
  ],
});

export const rejectWriteOffCall = call({
  method: "POST",
  path: "/staff/stock/write-offs/{id}/reject",
  operation: "rejectWriteOff",
  summary: "Nothing is written off after all",
  staff: true,
  key: "required",
  body: z.strictObject({ reason: z.string().trim().min(1).max(200) }),
  answer: writeOff,
  problems: ["write_off.not_found", "write_off.not_held"],
});
