import { z } from "zod";
import { textIn } from "@/lib/i18n/locales";
import type { Ctx } from "@/lib/kernel/actor";
import type { PickList } from "@/lib/pickup/pick-lists";
import { shortFromListInput } from "@/lib/pickup/short-from-list";
import { pickListInput } from "@/lib/pickup/start-pick-list";
import { call } from "./call";
import { instant, option, slug } from "./values";

const units = z.number().int().min(0);

const list = z
  .strictObject({
    id: z.string(),
    store: slug,
    pickedBy: z.string(),
    createdAt: instant,
    pickups: z
      .array(
        z.strictObject({
          id: z.string(),
          orderNumber: z.string(),
          tote: units.describe("The box on the trolley that its goods go into, from 1."),
          customerName: z.string(),
          state: z.string(),
          readyBy: instant,
          shelf: z.string().nullable().describe("On the collection shelf, once it is ready."),
        }),
      )
      .describe("Those that are not over, most urgent first."),
    lines: z
      .array(
        z.strictObject({
          sku: z.string(),
          title: z.string(),
          options: z.array(option),
          barcode: z.string().nullable(),
          shelf: z.string().nullable().describe("Where the goods stand."),
          wanted: units,
          picked: units,
          pickups: z
            .array(
              z.strictObject({
                pickup: z.string(),
                orderNumber: z.string(),
                tote: units,
                lineId: z.string(),
                wanted: units,
                picked: units,
              }),
            )
            .describe("How many each gets."),
        }),
      )
      .describe("What is still being picked, merged over the pickups, in the order of the shelves."),
  })
  .meta({ id: "PickList" });

export const startPickListCall = call({
  method: "POST",
  path: "/staff/pick-lists",
  operation: "startPickList",
  summary:
    "Take several pickups of one store to pick in one round: all that are named, or the most urgent ones",
  staff: true,
  key: "required",
  body: pickListInput,
  status: 201,
  answer: list,
  problems: [
    "pick_list.nothing_to_pick",
    "pickup.in_transit",
    "pickup.not_found",
    "pickup.not_requested",
    "pickup.under_review",
    "store.not_found",
  ],
});

export const getPickListCall = call({
  method: "GET",
  path: "/staff/pick-lists/{id}",
  operation: "getPickList",
  summary: "A round through the store, in the order of its shelves",
  staff: true,
  answer: list,
  problems: ["pick_list.not_found"],
});

export const pickFromListCall = call({
  method: "POST",
  path: "/staff/pick-lists/{id}/scan",
  operation: "pickFromList",
  summary: "One unit under the scanner: says which pickup it goes to",
  staff: true,
  key: "required",
  body: z.strictObject({ barcode: z.string().trim().min(1).max(100) }),
  answer: z
    .strictObject({
      pickup: z.string(),
      orderNumber: z.string(),
      tote: units,
      lineId: z.string(),
      sku: z.string(),
      picked: units.describe("Of that line, this one included."),
      wanted: units,
    })
    .meta({ id: "ScannedUnit" }),
  problems: ["pick_list.not_found", "pick_list.taken_over", "pickup.too_many", "pickup.wrong_item"],
});

export const takePickListCall = call({
  method: "POST",
  path: "/staff/pick-lists/{id}/take-over",
  operation: "takePickList",
  summary: "Go on with a round that somebody else began: their scanner counts nothing on it any more",
  staff: true,
  key: "required",
  body: z.strictObject({ from: z.string().max(200).describe("Whom it is taken from: its `pickedBy`.") }),
  answer: list,
  problems: ["pick_list.not_found", "pick_list.taken_over"],
});

export const shortFromListCall = call({
  method: "POST",
  path: "/staff/pick-lists/{id}/short",
  operation: "shortFromList",
  summary: "Units of one thing on a round are missing: whoever is due last goes short first, and is asked",
  staff: true,
  key: "required",
  body: shortFromListInput.omit({ list: true }),
  answer: list,
  problems: ["pick_list.not_found", "pickup.no_substitute", "pickup.too_many"],
});

export const pickListAnswer = (ctx: Ctx, found: PickList): z.input<typeof list> => ({
  ...found,
  lines: found.lines.map(({ picture: _, options, ...line }) => ({
    ...line,
    options: options.map((o) => ({ name: textIn(o.name, ctx.locale), value: textIn(o.value, ctx.locale) })),
  })),
});
