import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { span, timeAt } from "@/lib/i18n/when";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { storeById } from "@/lib/stores/queries";
import { addressLine, type Composed, type EventRow, goodsLines, momentAt, toCustomer } from "./letter";
import { readyWords } from "./ready-words";

/** Where a pickup is now that its shopper moved it, or that it is sent. */
export async function pickupMoved(
  tx: Tx,
  event: EventRow,
  order: Order,
  moved: Fulfillment,
): Promise<Composed> {
  const t = translator(order.locale, "mail");
  const { number } = order;
  const { previous, fulfillments } = event.data;
  const before = order.fulfillments.find((f) => f.id === previous)?.storeName ?? "";
  const parts = order.fulfillments.filter(
    (f) => f.id === moved.id || (Array.isArray(fulfillments) && fulfillments.includes(f.id)),
  );
  const goods = goodsLines(
    t,
    parts.flatMap((f) => f.lines.map((l) => ({ quantity: l.ordered - l.cancelled, title: l.title }))),
  );
  if (moved.method === "delivery") {
    const address = order.deliveryAddress ? addressLine(order.deliveryAddress) : "";
    const body = [t("pickupMoved.delivery", { before, address }), goods];
    return toCustomer(order, "pickup-moved", t("pickupMoved.deliverySubject", { number }), body, t);
  }
  const store = await storeById(tx, moved.locationId);
  const body = [
    t("pickupMoved.body", { store: store.name, before }),
    goods,
    t("pickupMoved.address", { address: addressLine(store.address) }),
    readyWords(t, order, moved, store.timeZone, event.at),
    t("pickupMoved.newCode"),
  ];
  const subject = t("pickupMoved.subject", { number, store: store.name });
  return toCustomer(order, "pickup-moved", subject, body, t);
}

/** The time a pickup has now; as it was when this was asked for, even if it changed again since. */
export async function pickupRescheduled(
  tx: Tx,
  event: EventRow,
  order: Order,
  pickup: Fulfillment,
): Promise<Composed> {
  const t = translator(order.locale, "mail");
  const store = await storeById(tx, pickup.locationId);
  const { startsAt, endsAt } = event.data;
  const at = (iso: string) => momentAt(iso, order, store.timeZone, event.at);
  const until = pickup.state === "ready" && pickup.pickupBy ? at(pickup.pickupBy) : null;
  const inWindow = typeof startsAt === "string" && typeof endsAt === "string";
  const body = inWindow
    ? [
        t("pickupRescheduled.window", {
          store: store.name,
          when: span(at(startsAt), timeAt(new Date(endsAt), order.locale, store.timeZone), order.locale),
        }),
        ...(until ? [t("pickupRescheduled.until", { when: until })] : []),
      ]
    : [
        until
          ? t("pickupRescheduled.ready", { store: store.name, when: until })
          : t("pickupRescheduled.soon", { store: store.name, when: at(pickup.readyBy) }),
      ];
  const subject = t("pickupRescheduled.subject", { number: order.number, store: store.name });
  return toCustomer(order, "pickup-rescheduled", subject, body, t);
}
