import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { timeAt, when } from "@/lib/i18n/when";
import { contactCode } from "@/lib/identity/request-contact-code";
import { env } from "@/lib/kernel/env";
import { formatMoney } from "@/lib/kernel/money";
import { derivedToken } from "@/lib/kernel/secrets";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { orderById } from "@/lib/orders/queries";
import { pickupCode } from "@/lib/pickup/codes";
import { storeById } from "@/lib/stores/queries";

export type EventRow = {
  id: string;
  name: string;
  orderId: string | null;
  fulfillmentId: string | null;
  data: Record<string, unknown>;
  at: Date;
};

/** A message in the reader's language, as plain paragraphs; the mail's HTML is made from them. */
export type Composed = {
  kind: string;
  recipient: string;
  locale: string;
  subject: string;
  paragraphs: string[];
};

/** What an event tells the person it is about; null for events that tell nobody. */
export async function compose(tx: Tx, event: EventRow): Promise<Composed | null> {
  if (event.name === "contact.code_requested") return contactCodeMessage(event);
  if (!event.orderId) return null;
  const order = await orderById(tx, event.orderId);
  if (event.name === "order.placed") return orderPlaced(tx, event, order);
  const pickup = order.fulfillments.find((f) => f.id === event.fulfillmentId);
  if (!pickup) return null;
  switch (event.name) {
    case "pickup.ready":
      return pickupReady(tx, event, order, pickup);
    case "pickup.collected":
      return pickupCollected(event, order, pickup);
    case "pickup.cancelled":
      return pickupCancelled(event, order, pickup);
    default:
      return null;
  }
}

type Mail = ReturnType<typeof translator<"mail">>;

function toCustomer(order: Order, kind: string, subject: string, body: string[], t: Mail): Composed {
  const link = `${env().origin}/${order.locale}/orders/${derivedToken("order", order.id)}`;
  const paragraphs = [
    t("greeting", { name: order.customer.name }),
    ...body,
    t("seeOrder", { link }),
    t("signature"),
  ];
  return { kind, recipient: order.customer.email, locale: order.locale, subject, paragraphs };
}

function contactCodeMessage(event: EventRow): Composed | null {
  const { verification, email, locale } = event.data;
  if (typeof verification !== "string" || typeof email !== "string") return null;
  const language = typeof locale === "string" ? locale : "en";
  const t = translator(language, "mail");
  const code = contactCode(verification);
  return {
    kind: "contact-code",
    recipient: email,
    locale: language,
    subject: t("contactCode.subject", { code }),
    paragraphs: [t("contactCode.body", { code }), t("contactCode.notYou"), t("signature")],
  };
}

/** A moment as a sentence has it: "Monday 24 November 14:30" of the store's own clock. */
function momentAt(iso: string, order: Order, timeZone: string, now: Date): string {
  const at = new Date(iso);
  const { day, dayName, time } = when(at, now, order.locale, timeZone);
  const name =
    day === "later"
      ? dayName
      : new Intl.DateTimeFormat(order.locale === "en" ? "en-GB" : order.locale, {
          weekday: "long",
          timeZone,
        }).format(at);
  return `${name} ${time}`;
}

async function orderPlaced(tx: Tx, event: EventRow, order: Order): Promise<Composed> {
  const t = translator(order.locale, "mail");
  const body: string[] = [];
  for (const pickup of order.fulfillments) {
    const { timeZone } = await storeById(tx, pickup.locationId);
    body.push(
      t("orderPlaced.body", { store: pickup.storeName }),
      pickup.lines.map((l) => t("line", { quantity: l.ordered, title: l.title })).join("\n"),
      pickup.window
        ? t("orderPlaced.window", {
            when: `${momentAt(pickup.window.startsAt, order, timeZone, event.at)}–${timeAt(new Date(pickup.window.endsAt), order.locale, timeZone)}`,
          })
        : t("orderPlaced.readyBy", { when: momentAt(pickup.readyBy, order, timeZone, event.at) }),
    );
  }
  body.push(
    t("total", { total: formatMoney({ amount: order.totalAmount, currency: order.currency }, order.locale) }),
  );
  return toCustomer(order, "order-placed", t("orderPlaced.subject", { number: order.number }), body, t);
}

async function pickupReady(tx: Tx, event: EventRow, order: Order, pickup: Fulfillment): Promise<Composed> {
  const t = translator(order.locale, "mail");
  const store = await storeById(tx, pickup.locationId);
  const { street, postalCode, city } = store.address;
  const body = [
    t("pickupReady.body", { store: store.name, address: `${street}, ${postalCode} ${city}` }),
    t("pickupReady.code", { code: pickupCode(pickup.id, pickup.codeIssue) }),
    ...(pickup.pickupBy
      ? [t("pickupReady.until", { when: momentAt(pickup.pickupBy, order, store.timeZone, event.at) })]
      : []),
  ];
  const subject = t("pickupReady.subject", { number: order.number, store: store.name });
  return toCustomer(order, "pickup-ready", subject, body, t);
}

function pickupCollected(event: EventRow, order: Order, pickup: Fulfillment): Composed {
  const t = translator(order.locale, "mail");
  const by = event.data.collectedBy as { name?: unknown } | undefined;
  const collector = typeof by?.name === "string" ? by.name : order.customer.name;
  const body = [
    t("pickupCollected.body", { collector, store: pickup.storeName }),
    t("pickupCollected.notYou"),
  ];
  return toCustomer(
    order,
    "pickup-collected",
    t("pickupCollected.subject", { number: order.number }),
    body,
    t,
  );
}

function pickupCancelled(event: EventRow, order: Order, pickup: Fulfillment): Composed {
  const t = translator(order.locale, "mail");
  const byStore = event.data.by === "store";
  const body = [
    t(byStore ? "pickupCancelled.byStore" : "pickupCancelled.byCustomer", { store: pickup.storeName }),
    ...(byStore && typeof event.data.reason === "string"
      ? [t("pickupCancelled.reason", { reason: event.data.reason })]
      : []),
  ];
  const subject = t("pickupCancelled.subject", { number: order.number, store: pickup.storeName });
  return toCustomer(order, "pickup-cancelled", subject, body, t);
}
