import type { OrderView, PickupView } from "@/components/shop/order/view";
import { textIn } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/messages";
import { momentWords, spanWords } from "@/lib/i18n/moments";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";
import type { Fulfillment, Order } from "@/lib/orders/order";
import { orderStates } from "@/lib/orders/states";
import { proofOf } from "@/lib/pickup/codes";
import { pickupStates } from "@/lib/pickup/states";
import { openWords } from "@/lib/stores/open-words";
import type { Store } from "@/lib/stores/store";
import { timelineItems } from "./timeline";

type Reader = { locale: string; now: Date };

/**
 * An order as its link shows it: nothing about a person but a first name.
 * @param stores those of its pickups
 */
export function orderView(order: Order, stores: readonly Store[], reader: Reader): OrderView {
  const t = translator(reader.locale, "order");
  const money = (amount: number) => ({ amount, currency: order.currency });
  return {
    number: order.number,
    title: t("title", { name: firstName(order.customer.name) }),
    pickups: order.fulfillments.map((fulfillment) => {
      const store = stores.find((s) => s.id === fulfillment.locationId);
      return pickupView(order, fulfillment, store, reader);
    }),
    total: money(order.totalAmount),
    vat: money(order.vatAmount),
    cancellable: order.fulfillments.some((f) => canCancel(f)),
    over: (orderStates.terminal as readonly string[]).includes(order.state),
    version: order.version,
  };
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? "";

const canCancel = (f: Fulfillment): boolean => (pickupStates.from("cancel") as string[]).includes(f.state);
const isOpen = (f: Fulfillment): boolean => (pickupStates.open as readonly string[]).includes(f.state);

function pickupView(order: Order, f: Fulfillment, store: Store | undefined, reader: Reader): PickupView {
  const zone = store?.timeZone ?? "UTC";
  return {
    id: f.id,
    state: f.state,
    ...standing(f, zone, reader),
    store: {
      name: f.storeName,
      address: store ? `${store.address.street}, ${store.address.postalCode} ${store.address.city}` : "",
      hours: store ? openWords(store, reader.now, reader.locale).hours : "",
      map: store ? mapOf(store) : "",
      phone: store?.phone ?? null,
    },
    time: timeOf(f, zone, reader),
    proof: isOpen(f) ? proofOf(f) : null,
    bring: isOpen(f) ? whatToBring(order, f, reader) : [],
    lines: f.lines.map((line) => ({
      id: line.id,
      title: line.title,
      options: line.options.map((option) => textIn(option.value, reader.locale)).join(" · "),
      picture: line.picture,
      quantity: line.ordered,
      total: { amount: line.unitAmount * line.ordered, currency: order.currency },
    })),
    timeline: timelineItems(f, zone, reader),
    coming:
      f.state === "ready"
        ? {
            onMyWay: f.onMyWayAt !== null,
            arrived: f.arrivedAt !== null,
            curbside: store?.curbside ?? false,
            bay: f.bay ?? "",
            note: f.arrivalNote ?? "",
          }
        : null,
  };
}

const mapOf = ({ latitude, longitude }: Store): string =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;

/** Where a pickup stands, derived from its state and stamps, and what that means for its customer. */
function standing(f: Fulfillment, zone: string, reader: Reader): { headline: string; text: string } {
  const t = translator(reader.locale, "order.state");
  const store = f.storeName;
  const moment = (iso: string | null) => (iso ? momentWords(new Date(iso), reader, zone) : "");
  const say = (key: keyof Messages["order"]["state"], values: Record<string, string> = {}) => {
    const all = { store, when: "", until: "", bay: "", ...values };
    return { headline: t(`${key}.title`, all), text: t(`${key}.text`, all) };
  };
  switch (f.state) {
    case "requested":
    case "picking":
      return new Date(f.readyBy) < reader.now ? say("late") : say(f.state, { when: moment(f.readyBy) });
    case "ready":
      if (f.arrivedAt) return say(f.bay ? "arrivedAtBay" : "arrived", { bay: f.bay ?? "" });
      return say(f.onMyWayAt ? "onMyWay" : "ready", { until: moment(f.pickupBy) });
    case "collected":
      return say("collected", { when: moment(f.closedAt) });
    case "cancelled":
      return say(cancelledByStore(f) ? "cancelledByStore" : "cancelled", { when: moment(f.closedAt) });
    case "expired":
      return say("expired", { when: moment(f.closedAt) });
    default:
      return say("requested", { when: moment(f.readyBy) });
  }
}

const cancelledByStore = (f: Fulfillment): boolean =>
  f.timeline.some((entry) => entry.name === "pickup.cancelled" && entry.data.by === "store");

function timeOf(f: Fulfillment, zone: string, reader: Reader): PickupView["time"] {
  const t = translator(reader.locale, "order.time");
  if (!isOpen(f)) return null;
  if (f.state === "ready" && f.pickupBy)
    return { label: t("until"), words: momentWords(new Date(f.pickupBy), reader, zone) };
  if (f.window) {
    const window = { startsAt: new Date(f.window.startsAt), endsAt: new Date(f.window.endsAt) };
    return { label: t("window"), words: spanWords(window, reader, zone) };
  }
  return { label: t("ready"), words: momentWords(new Date(f.readyBy), reader, zone) };
}

function whatToBring(order: Order, f: Fulfillment, reader: Reader): string[] {
  const t = translator(reader.locale, "order.bring");
  const ages = f.lines.flatMap((line) => line.ageLimit ?? []);
  const owed = f.payment?.state === "pending" ? f.payment.amount : 0;
  return [
    t("page"),
    ...(ages.length > 0 ? [t("id", { age: Math.max(...ages) })] : []),
    ...(owed > 0
      ? [t("money", { amount: formatMoney({ amount: owed, currency: order.currency }, reader.locale) })]
      : []),
    ...(order.pickupPerson ? [t("person", { name: firstName(order.pickupPerson.name) })] : []),
  ];
}
