import type { OrderView, PickupLine, PickupView } from "@/components/shop/order/view";
import { deliveredBy } from "@/lib/cart/basket-options";
import { textIn } from "@/lib/i18n/locales";
import { momentWords, spanWords } from "@/lib/i18n/moments";
import { translator } from "@/lib/i18n/translator";
import { deliveryWords } from "@/lib/inventory/readiness-words";
import { formatMoney } from "@/lib/kernel/money";
import type { Fulfillment, FulfillmentLine, Order } from "@/lib/orders/order";
import { orderStates } from "@/lib/orders/states";
import { proofOf } from "@/lib/pickup/codes";
import type { OpenChoices } from "@/lib/pickup/open-choices";
import type { Changes } from "@/lib/pickup/possible-changes";
import { deliveryStates, pickupStates } from "@/lib/pickup/states";
import { openWords } from "@/lib/stores/open-words";
import type { Store } from "@/lib/stores/store";
import { sumRows } from "../../_sums/sum-rows";
import { changesView } from "./changes-view";
import { choicesView } from "./choices-view";
import { standing } from "./standing";
import { timelineItems } from "./timeline";
import { unpaidView } from "./unpaid-view";

/** @param token the order's own, for links to what stands behind it */
type Reader = { locale: string; now: Date; token?: string };

/** What can be done about an order's pickups now, by their ids. */
export type Possible = {
  changes: ReadonlyMap<string, Changes>;
  choices: OpenChoices;
  /** Whether this browser waits for a code that says who may collect. */
  personCode?: boolean;
  /** Whether the page was sent as a plain form, and came back whole. */
  sent?: boolean;
};
const nothingPossible: Possible = { changes: new Map(), choices: new Map() };

/**
 * An order as its link shows it: nothing about a person but a first name.
 * @param stores those of its pickups
 */
export function orderView(
  order: Order,
  stores: readonly Store[],
  reader: Reader,
  possible: Possible = nothingPossible,
): OrderView {
  const t = translator(reader.locale, "order");
  const money = (amount: number) => ({ amount, currency: order.currency });
  return {
    number: order.number,
    title: t("title", { name: firstName(order.customer.name) }),
    unpaid: unpaidView(order, reader.locale),
    pickups: openFirst(order.fulfillments).map((fulfillment) => {
      const store = stores.find((s) => s.id === fulfillment.locationId);
      return pickupView(order, fulfillment, store, reader, possible);
    }),
    sums: sumRows(
      {
        currency: order.currency,
        goods: order.totalAmount + order.discountAmount - order.deliveryAmount,
        delivery: order.deliveryAmount + order.deliveryDiscount,
        off: order.discounts,
      },
      reader.locale,
    ),
    total: money(order.totalAmount),
    vat: money(order.vatAmount),
    changed: isChanged(order),
    toPay: toPay(order, money),
    ...paid(order, money),
    returnable: order.fulfillments.some((f) => f.lines.some((l) => l.collected > l.returned)),
    cancellable: order.state === "pending_payment" || order.fulfillments.some((f) => canCancel(f)),
    over: (orderStates.terminal as readonly string[]).includes(order.state),
    version: order.version,
  };
}

/** What has ended is read last. */
const openFirst = (all: readonly Fulfillment[]): Fulfillment[] => [
  ...all.filter((f) => f.closedAt === null),
  ...all.filter((f) => f.closedAt !== null),
];

/** Whether it is not all that was ordered any more: something was short, or called off. */
const isChanged = (order: Order): boolean =>
  order.fulfillments.some((f) => f.lines.some((l) => l.short + l.cancelled > 0));

/** What is short is not paid for, and a substitute may cost less. */
function toPay(order: Order, money: (amount: number) => OrderView["total"]): OrderView["toPay"] {
  const due = order.fulfillments.filter((f) => f.payment?.method === "pay_in_store" && f.payment.owed > 0);
  if (!isChanged(order) || due.length === 0) return null;
  return money(due.reduce((sum, f) => sum + (f.payment?.owed ?? 0), 0));
}

/** What was taken and given back so far; nothing of either while there is none. */
function paid(
  order: Order,
  money: (amount: number) => OrderView["total"],
): Pick<OrderView, "taken" | "back"> {
  const payments = [order, ...order.fulfillments].flatMap(({ payment }) => payment ?? []);
  const sum = (of: "captured" | "refunded") => payments.reduce((all, payment) => all + payment[of], 0);
  const [taken, back] = [sum("captured"), sum("refunded")];
  return { taken: taken > 0 ? money(taken) : null, back: back > 0 ? money(back) : null };
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? "";

/** What the shop has yet to look at is promised for no time. */
const isHeld = (f: Fulfillment): boolean => f.review === "held" && f.state === "requested";

const canCancel = ({ method, state }: Fulfillment): boolean =>
  ((method === "delivery" ? deliveryStates : pickupStates).from("cancel") as string[]).includes(state);
/** Open at a counter; what is sent is nobody's to collect. */
const isOpen = (f: Fulfillment): boolean =>
  f.method !== "delivery" && (pickupStates.open as readonly string[]).includes(f.state);

function pickupView(
  order: Order,
  f: Fulfillment,
  store: Store | undefined,
  reader: Reader,
  possible: Possible,
): PickupView {
  const zone = store?.timeZone ?? "UTC";
  const changes = possible.changes.get(f.id);
  return {
    id: f.id,
    state: f.state,
    ...standing(order, f, zone, reader),
    store: f.method === "delivery" ? null : storeView(f, store, reader),
    sentTo: f.method === "delivery" ? sentTo(order) : null,
    time: f.method === "delivery" ? arrival(order, f, reader) : timeOf(f, zone, reader),
    proof: isOpen(f) ? proofOf(f) : null,
    calendar: isOpen(f) && reader.token ? calendarLink(reader.token, f.id, reader.locale) : null,
    bring: isOpen(f) ? whatToBring(order, f, reader) : [],
    lines: f.lines.flatMap((line) => {
      const quantity = unitsOf(f, line);
      return quantity === 0 ? [] : [lineView(order, f, line, quantity, reader)];
    }),
    choices: choicesView(order, f, possible.choices.get(f.id) ?? [], zone, reader),
    changes: changes ? changesView(order, f, changes, zone, reader, possible) : null,
    timeline: timelineItems(f, zone, reader),
    coming:
      f.state === "ready"
        ? {
            onMyWay: f.onMyWayAt !== null,
            arrived: f.arrivedAt !== null,
            curbside: store?.curbside ?? false,
            bays: store?.bays ?? [],
            bay: f.bay ?? "",
            note: f.arrivalNote ?? "",
          }
        : null,
  };
}

/** What somebody gets of a line: nothing that was short or called off. One that is over shows what it was about. */
const unitsOf = (f: Fulfillment, line: FulfillmentLine): number =>
  f.state === "cancelled" || f.state === "expired"
    ? line.ordered
    : line.ordered - line.short - line.cancelled;

const lineView = (
  order: Order,
  f: Fulfillment,
  line: FulfillmentLine,
  quantity: number,
  reader: Reader,
): PickupLine => ({
  id: line.id,
  title: line.title,
  options: line.options.map((option) => textIn(option.value, reader.locale)).join(" · "),
  picture: line.picture,
  quantity,
  total: { amount: line.unitAmount * quantity, currency: order.currency },
  cancellable: canCancel(f) && !f.inTransit ? quantity - line.collected : 0,
});

const storeView = (f: Fulfillment, store: Store | undefined, reader: Reader): PickupView["store"] => ({
  name: f.storeName,
  address: store ? `${store.address.street}, ${store.address.postalCode} ${store.address.city}` : "",
  hours: store ? openWords(store, reader.now, reader.locale).hours : "",
  map: store ? mapOf(store) : "",
  phone: store?.phone ?? null,
});

/** The town and no more: the link may be in other hands than the parcel will be. */
const sentTo = ({ deliveryAddress: to }: Order): string | null => to && `${to.postalCode} ${to.city}`;

/** The day a parcel is expected, as it was promised; nothing once it is there, or that day is over. */
function arrival(order: Order, f: Fulfillment, reader: Reader): PickupView["time"] {
  const at = deliveredBy(new Date(order.placedAt));
  if (f.closedAt !== null || f.state === "delivered" || at < reader.now) return null;
  return { label: translator(reader.locale, "order.time")("expected"), words: deliveryWords(at, reader) };
}

const calendarLink = (token: string, id: string, locale: string): string =>
  `/api/orders/${encodeURIComponent(token)}/calendar?pickup=${id}&locale=${locale}`;

const mapOf = ({ latitude, longitude }: Store): string =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;

function timeOf(f: Fulfillment, zone: string, reader: Reader): PickupView["time"] {
  const t = translator(reader.locale, "order.time");
  if (!isOpen(f) || isHeld(f)) return null;
  // Until when it waits is in the headline's text; a time that the shopper keeps stands here.
  const ahead = f.window && new Date(f.window.endsAt) > reader.now;
  if (f.state === "ready" && f.pickupBy && !ahead)
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
  const owed = f.payment?.owed ?? 0;
  return [
    t("page"),
    ...(ages.length > 0 ? [t("id", { age: Math.max(...ages) })] : []),
    ...(ages.length === 0 && f.idReasons.length > 0 ? [t("photoId")] : []),
    ...(owed > 0
      ? [t("money", { amount: formatMoney({ amount: owed, currency: order.currency }, reader.locale) })]
      : []),
    ...(order.pickupPerson ? [t("person", { name: firstName(order.pickupPerson.name) })] : []),
  ];
}
