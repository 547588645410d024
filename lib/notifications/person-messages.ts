import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { storeById } from "@/lib/stores/queries";
import { addressLine, type Composed, type EventRow, type Mail, momentAt, toCustomer } from "./letter";
import { readyWords } from "./ready-words";

/**
 * Who may collect now. Somebody who was named with an address is told where and when, and to bring an ID: neither code
 * nor link, since the address may be mistyped and the link can do everything. Else the customer is told.
 */
export async function personChanged(
  tx: Tx,
  event: EventRow,
  order: Order,
  pickup: Fulfillment,
): Promise<Composed | null> {
  const t = translator(order.locale, "mail");
  const { pickupPerson: person, number } = order;
  // Changed again since: the later event says how it is now.
  if ((person?.name ?? null) !== event.data.name) return null;
  if (person?.email) return toPerson(tx, event, order, pickup, { name: person.name, email: person.email }, t);
  const store = pickup.storeName;
  const body = [
    person ? t("personChanged.named", { name: person.name, store }) : t("personChanged.nobody", { store }),
    t("personChanged.notYou"),
  ];
  return toCustomer(order, "person-changed", t("personChanged.subject", { number }), body, t);
}

async function toPerson(
  tx: Tx,
  event: EventRow,
  order: Order,
  pickup: Fulfillment,
  person: { name: string; email: string },
  t: Mail,
): Promise<Composed> {
  const store = await storeById(tx, pickup.locationId);
  const customer = order.customer.name.trim().split(/\s+/)[0] ?? "";
  const { number } = order;
  const when =
    pickup.state === "ready" && pickup.pickupBy
      ? t("personNamed.ready", { when: momentAt(pickup.pickupBy, order, store.timeZone, event.at) })
      : readyWords(t, order, pickup, store.timeZone, event.at);
  return {
    kind: "person-named",
    recipient: person.email,
    locale: order.locale,
    subject: t("personNamed.subject", { customer, number }),
    paragraphs: [
      t("personNamed.greeting", { name: person.name }),
      t("personNamed.body", { customer, number, store: store.name, address: addressLine(store.address) }),
      when,
      t("personNamed.bring", { customer }),
      t("personNamed.unknown"),
      t("signature"),
    ],
  };
}
