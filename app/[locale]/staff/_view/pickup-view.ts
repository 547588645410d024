import type {
  HandoverGoods,
  HandoverView,
  PickLine,
  PickupView,
  Proof,
} from "@/components/staff/pickup-view";
import { textIn } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/kernel/money";
import type { Fulfillment, FulfillmentLine, Order } from "@/lib/orders/order";
import { endedBy } from "./ended-by";
import { collectedBy, timelineView } from "./timeline";
import { undoView } from "./undo-view";
import { sayTime, sayWhen, type Viewpoint, type Words } from "./words";

type Asked = {
  order: Order;
  pickup: Fulfillment;
  t: Words;
  view: Viewpoint;
  storeNames: ReadonlyMap<string, string>;
  /** What the goods are called in the reader's language, by SKU. */
  titles: ReadonlyMap<string, string>;
  proof: Proof | null;
  /** Whether the reader may take a press back. */
  manager: boolean;
  /** How the reader's name stands on the board. */
  me: string;
  /** By line, where the counter takes the money: see `unitCosts`. */
  costs: ReadonlyMap<string, number[]> | null;
  signature: string | null;
};

/** Everything the counter says about one pickup. */
export function pickupView({
  order,
  pickup,
  t,
  view,
  storeNames,
  titles,
  proof,
  manager,
  me,
  costs,
  signature,
}: Asked): PickupView {
  const said = (at: string | null) => at && sayWhen(t, view, at);
  const lines = pickup.lines.map((line) => pickLine(line, titles, view.locale));
  return {
    id: pickup.id,
    number: order.number,
    state: pickup.state as PickupView["state"],
    store: { slug: pickup.store, name: pickup.storeName },
    customer: { name: order.customer.name, phone: order.customer.phone },
    pickupPerson: order.pickupPerson?.name ?? null,
    placed: sayWhen(t, view, order.placedAt),
    due: sayWhen(t, view, pickup.readyBy),
    until: said(pickup.pickupBy),
    hereSince: pickup.arrivedAt && sayTime(view, pickup.arrivedAt),
    bay: pickup.bay,
    note: pickup.arrivalNote,
    broughtOut: broughtOutOf(pickup, view),
    mayBringOut: pickup.state === "ready" && pickup.arrivedAt !== null && pickup.broughtOutBy !== me,
    onMyWay: pickup.onMyWayAt !== null,
    shelf: pickup.shelf,
    pickedBy: pickup.pickedBy,
    lines,
    goods: pickup.state === "ready" ? goodsOf(pickup, lines, costs) : [],
    units: {
      picked: lines.reduce((sum, l) => sum + l.picked, 0),
      toPick: lines.reduce((sum, l) => sum + l.ordered - l.short - l.cancelled, 0),
    },
    openLines: lines.filter((l) => l.picked + l.short + l.cancelled < l.ordered).length,
    ageLimit: ageLimitOf(pickup),
    owed: owedFor(order, pickup, view.locale),
    paid:
      pickup.payment && pickup.payment.captured > 0
        ? formatMoney({ amount: pickup.payment.captured, currency: order.currency }, view.locale)
        : null,
    handover: handoverOf(pickup, t, view, signature),
    ended: endOf(pickup, t, view),
    timeline: timelineView(pickup, t, view, { storeNames, titles }),
    proof,
    review: reviewOf(pickup, t, view, manager),
    idReasons: pickup.idReasons.map((rule) => t(`review.reasons.${rule}`)),
    codeRevoked: pickup.codeRevokedAt !== null,
    undo: manager ? undoView(order, pickup, view) : null,
  };
}

const pickLine = (line: FulfillmentLine, titles: Asked["titles"], locale: string): PickLine => ({
  id: line.id,
  title: titles.get(line.sku) ?? line.title,
  options: line.options.map((o) => textIn(o.value, locale)).join(", "),
  picture: line.picture,
  ordered: line.ordered,
  picked: line.picked,
  short: line.short,
  cancelled: line.cancelled,
  collected: line.collected,
  place: line.shelf,
  barcode: line.barcode,
  sku: line.sku,
});

function ageLimitOf(pickup: Fulfillment): number | null {
  const limit = Math.max(0, ...pickup.lines.map((l) => (l.ordered > l.cancelled ? (l.ageLimit ?? 0) : 0)));
  return limit > 0 ? limit : null;
}

/** What is still to be paid for what is not short. */
function owedFor(order: Order, pickup: Fulfillment, locale: string): PickupView["owed"] {
  if (pickup.payment?.method !== "pay_in_store" || pickup.payment.state !== "pending") return null;
  const money = { amount: pickup.payment.owed, currency: order.currency };
  return { ...money, text: formatMoney(money, locale) };
}

function reviewOf(pickup: Fulfillment, t: Words, view: Viewpoint, manager: boolean): PickupView["review"] {
  if (pickup.review !== "held" || pickup.state !== "requested" || !pickup.reviewBy) return null;
  const reasons = pickup.reviewReasons.map((rule) => t(`review.reasons.${rule}`));
  return { reasons, by: sayWhen(t, view, pickup.reviewBy), mayRelease: manager };
}

const broughtOutOf = ({ broughtOutAt: at, broughtOutBy: by }: Fulfillment, view: Viewpoint) =>
  at && by ? { by, time: sayTime(view, at) } : null;

const goodsOf = (pickup: Fulfillment, lines: PickLine[], costs: Asked["costs"]): HandoverGoods[] =>
  lines.flatMap(({ id, title, options, picture, picked, collected }, i) =>
    picked > collected
      ? [
          {
            ...{ id, title, options, picture, waiting: picked - collected },
            ageLimit: pickup.lines[i]?.ageLimit ?? null,
            costs: costs?.get(id) ?? null,
          },
        ]
      : [],
  );

function handoverOf(
  pickup: Fulfillment,
  t: Words,
  view: Viewpoint,
  signature: string | null,
): HandoverView | null {
  const event = pickup.timeline.findLast((e) => e.name === "pickup.collected");
  if (!event) return null;
  const { verification } = event.data;
  return {
    by: event.actorName || t("outcome.theShop"),
    when: sayWhen(t, view, event.at),
    time: sayTime(view, event.at),
    to: collectedBy(event.data) || t("outcome.theCustomer"),
    verification:
      verification === "qr" || verification === "code" || verification === "id_document"
        ? verifiedBy(t, verification, event.data.idChecked === true)
        : null,
    signature,
  };
}

/** A code, and an ID besides where one was asked for. */
function verifiedBy(t: Words, verification: Proof | "id_document", idChecked: boolean): string {
  const shown = t(`outcome.verification.${verification}`);
  return idChecked && verification !== "id_document" ? `${shown}, ${t("outcome.idSeen")}` : shown;
}

function endOf(pickup: Fulfillment, t: Words, view: Viewpoint): PickupView["ended"] {
  const event = pickup.timeline.findLast((e) => e.name === "pickup.cancelled");
  if (!event) return null;
  const byCustomer = event.data.by === "customer";
  const ended = endedBy(pickup.closeReason);
  return {
    by: event.actorName || t(byCustomer ? "outcome.theCustomer" : "outcome.theShop"),
    when: sayWhen(t, view, event.at),
    reason: ended ? t(`ended.${ended}`) : pickup.closeReason,
  };
}
