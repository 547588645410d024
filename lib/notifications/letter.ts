import type { translator } from "@/lib/i18n/translator";
import { weekdayAt, when } from "@/lib/i18n/when";
import { env } from "@/lib/kernel/env";
import { derivedToken } from "@/lib/kernel/secrets";
import type { Order } from "@/lib/orders/order";

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

export type Mail = ReturnType<typeof translator<"mail">>;

/** The page of an order. Whoever has the link can do everything about it, so it goes to its customer alone. */
export const orderLink = (order: Order): string =>
  `${env().origin}/${order.locale}/orders/${derivedToken("order", order.id)}`;

/** A message to the order's customer: greeting, what there is to say, the order's link. */
export function toCustomer(order: Order, kind: string, subject: string, body: string[], t: Mail): Composed {
  const paragraphs = [
    t("greeting", { name: order.customer.name }),
    ...body,
    t("seeOrder", { link: orderLink(order) }),
    t("signature"),
  ];
  return { kind, recipient: order.customer.email, locale: order.locale, subject, paragraphs };
}

/** A moment as a sentence has it: "Monday 24 November 14:30" of the store's own clock. */
export function momentAt(iso: string, order: Order, timeZone: string, now: Date): string {
  const at = new Date(iso);
  const { day, dayName, time } = when(at, now, order.locale, timeZone);
  return `${day === "later" ? dayName : weekdayAt(at, order.locale, timeZone)} ${time}`;
}

/** An address in one line. */
export const addressLine = (to: { street: string; postalCode: string; city: string }): string =>
  `${to.street}, ${to.postalCode} ${to.city}`;

/** Lines of goods, one below the other. */
export const goodsLines = (t: Mail, lines: readonly { quantity: number; title: string }[]): string =>
  lines.map(({ quantity, title }) => t("line", { quantity, title })).join("\n");
