import { z } from "zod";
import { textIn } from "@/lib/i18n/locales";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import type { Fulfillment, FulfillmentLine, Order, TimelineEntry } from "@/lib/orders/order";
import { isForCustomer } from "@/lib/orders/queries";
import { paidBy, paymentStates } from "@/lib/payments/states";
import { proofOf } from "@/lib/pickup/codes";
import type { OpenChoices } from "@/lib/pickup/open-choices";
import { reviewRuleNames } from "@/lib/pickup/review-states";
import { deliveryMethods, fulfillmentStateNames } from "@/lib/pickup/states";
import { choice, choiceAnswer } from "./choices";
import { instant, money, option, slug } from "./values";

const units = z.number().int().min(0);
const reviewRule = z.enum(reviewRuleNames);

const isHeld = ({ review, state }: Fulfillment): boolean => review === "held" && state === "requested";

const line = z
  .strictObject({
    id: z.string(),
    sku: z.string(),
    title: z.string(),
    options: z.array(option),
    price: money.describe("Of one unit."),
    ageLimit: z.number().int().nullable(),
    ordered: units,
    picked: units,
    short: units,
    cancelled: units,
    moved: units.describe("Taken over by another fulfillment of the order."),
    collected: units,
    returned: units,
  })
  .meta({ id: "FulfillmentLine" });

const timelineEntry = z
  .strictObject({
    name: z.string().describe("In the past tense: `pickup.ready`."),
    at: instant,
    store: slug.nullable(),
  })
  .meta({ id: "TimelineEntry" });

export const payment = z
  .strictObject({
    method: z.enum(paidBy),
    state: z.enum(paymentStates.states as [string, ...string[]]),
    amount: money,
    captured: money,
    refunded: money,
    nextAction: z
      .union([z.strictObject({ url: z.string() }), z.strictObject({ clientSecret: z.string() })])
      .optional()
      .describe(
        "What the shopper has to do while the order is `pending_payment`: open a page (relative to this shop, or its bank's), or what the provider's own script takes. Ask for the order again afterwards.",
      ),
  })
  .meta({ id: "Payment" });

export const fulfillment = z
  .strictObject({
    id: z.string(),
    method: z.enum(deliveryMethods),
    state: z.enum(fulfillmentStateNames as [string, ...string[]]),
    store: slug,
    lines: z.array(line),
    readyBy: instant.describe("The promise; given anew once it is no longer `underReview`."),
    underReview: z.boolean().describe("The shop looks at the order before anything is picked."),
    idRequired: z.boolean().describe("Whoever collects it shows a photo ID at the counter."),
    window: z.strictObject({ startsAt: instant, endsAt: instant }).nullable(),
    pickupBy: instant.nullable().describe("Until when it waits; null before it is ready."),
    readyAt: instant.nullable(),
    onMyWayAt: instant.nullable(),
    arrivedAt: instant.nullable(),
    bay: z.string().nullable(),
    arrivalNote: z.string().nullable(),
    broughtOutAt: instant
      .nullable()
      .describe("Since when somebody is on the way out to them with the goods."),
    closedAt: instant.nullable(),
    closeReason: z.string().nullable(),
    payment: payment.nullable().describe("What is owed for this part when it is paid in the store."),
    code: z
      .string()
      .optional()
      .describe("What the customer says at the counter; only to its customer, and not while it is revoked."),
    qr: z.string().optional().describe("What the customer's QR code carries; only to its customer."),
    choices: z.array(choice).describe("What its shopper may still choose instead of units that were short."),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: "Fulfillment" });

/** What the staff of its store see of it besides. */
export const pickup = fulfillment
  .omit({ code: true, qr: true, choices: true })
  .extend({
    order: z.strictObject({ number: z.string(), state: z.string(), placedAt: instant }),
    customer: z.strictObject({ name: z.string(), phone: z.string().nullable() }),
    pickupPerson: z.strictObject({ name: z.string() }).nullable(),
    pickedBy: z.string().nullable(),
    shelf: z.string().nullable().describe("Where it stands on the collection shelf."),
    owed: money.nullable().describe("What is to be taken at the counter when all that waits is handed over."),
    reviewBy: instant
      .nullable()
      .describe("When one that is `underReview` is called off unless a manager releases it."),
    reviewReasons: z.array(reviewRule).describe("The rules that hold it, or held it."),
    idReasons: z.array(reviewRule).describe("The rules for which the counter sees an ID."),
    codeRevokedAt: instant.nullable().describe("Since when neither QR nor code opens it."),
    lines: z.array(
      line
        .extend({
          barcode: z.string().nullable(),
          shelf: z.string().nullable().describe("Where the goods stand."),
        })
        .meta({ id: "PickLine" }),
    ),
    timeline: z.array(
      timelineEntry
        .extend({
          by: z.string().describe("Who, by name; empty for shoppers."),
          data: z.record(z.string(), z.unknown()),
        })
        .meta({ id: "StaffTimelineEntry" }),
    ),
  })
  .meta({ id: "Pickup" });

type Common = Omit<z.input<typeof fulfillment>, "lines" | "choices" | "timeline">;

/** A fulfillment as its customer, or whoever may see the order, is told of it. */
export function fulfillmentAnswer(
  ctx: Ctx,
  order: Order,
  f: Fulfillment,
  choices: OpenChoices,
): z.input<typeof fulfillment> {
  const proof = isForCustomer(ctx) ? proofOf(f) : null;
  return {
    ...common(order, f),
    lines: f.lines.map((l) => lineAnswer(ctx, order, l)),
    choices: (choices.get(f.id) ?? []).map((c) => choiceAnswer(order, c)),
    timeline: f.timeline.map(entry),
    ...proof,
  };
}

/** A fulfillment as the staff of its store see it. */
export function pickupAnswer(ctx: Ctx, order: Order, f: Fulfillment): z.input<typeof pickup> {
  const { number, state, placedAt, customer, pickupPerson } = order;
  return {
    ...common(order, f),
    order: { number, state, placedAt },
    customer: { name: customer.name, phone: customer.phone },
    pickupPerson: pickupPerson && { name: pickupPerson.name },
    pickedBy: f.pickedBy,
    shelf: f.shelf,
    owed: f.payment && { amount: f.payment.owed, currency: order.currency },
    reviewBy: isHeld(f) ? f.reviewBy : null,
    reviewReasons: f.reviewReasons,
    idReasons: f.idReasons,
    codeRevokedAt: f.codeRevokedAt,
    lines: f.lines.map((l) => ({ ...lineAnswer(ctx, order, l), barcode: l.barcode, shelf: l.shelf })),
    timeline: f.timeline.map((e) => ({ ...entry(e), by: e.actorName, data: e.data })),
  };
}

/** The parts of an order that this caller may see: staff only those at their own stores. */
export function visibleFulfillments(ctx: Ctx, order: Order): Fulfillment[] {
  if (!isStaff(ctx.actor)) return order.fulfillments;
  const places = staffLocations(ctx.actor);
  return places === "all"
    ? order.fulfillments
    : order.fulfillments.filter((f) => places.includes(f.locationId));
}

function common(order: Order, f: Fulfillment): Common {
  const of = (amount: number) => ({ amount, currency: order.currency });
  return {
    id: f.id,
    method: f.method,
    state: f.state,
    store: f.store,
    readyBy: f.readyBy,
    underReview: isHeld(f),
    idRequired: f.idReasons.length > 0,
    window: f.window,
    pickupBy: f.pickupBy,
    readyAt: f.readyAt,
    onMyWayAt: f.onMyWayAt,
    arrivedAt: f.arrivedAt,
    bay: f.bay,
    arrivalNote: f.arrivalNote,
    broughtOutAt: f.broughtOutAt,
    closedAt: f.closedAt,
    closeReason: f.closeReason,
    payment: f.payment && {
      method: f.payment.method,
      state: f.payment.state,
      amount: of(f.payment.amount),
      captured: of(f.payment.captured),
      refunded: of(f.payment.refunded),
    },
  };
}

const lineAnswer = (ctx: Ctx, order: Order, l: FulfillmentLine): z.input<typeof line> => ({
  id: l.id,
  sku: l.sku,
  title: l.title,
  options: l.options.map((o) => ({ name: textIn(o.name, ctx.locale), value: textIn(o.value, ctx.locale) })),
  price: { amount: l.unitAmount, currency: order.currency },
  ageLimit: l.ageLimit,
  ordered: l.ordered,
  picked: l.picked,
  short: l.short,
  cancelled: l.cancelled,
  moved: l.moved,
  collected: l.collected,
  returned: l.returned,
});

const entry = ({ name, at, store }: TimelineEntry): z.input<typeof timelineEntry> => ({ name, at, store });
