import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";
import type { Fulfillment, Order, ShortPick } from "@/lib/orders/order";
import { storeById } from "@/lib/stores/queries";
import { type Composed, type EventRow, goodsLines, type Mail, momentAt, toCustomer } from "./letter";

/** What is missing, and until when its shopper chooses instead. Nothing once that is decided. */
export async function lineShort(
  tx: Tx,
  event: EventRow,
  order: Order,
  pickup: Fulfillment,
): Promise<Composed | null> {
  const short = shortPickOf(event, pickup);
  if (!short?.open) return null;
  const t = translator(order.locale, "mail");
  const { timeZone } = await storeById(tx, pickup.locationId);
  const { substitute, quantity } = short;
  const price = (amount: number) => formatMoney({ amount, currency: order.currency }, order.locale);
  const body = [
    t("lineShort.body", { store: pickup.storeName }),
    goodsLines(t, [{ quantity, title: titleOf(pickup, short) }]),
    ...(substitute
      ? [
          t("lineShort.substitute", {
            quantity,
            title: substitute.title,
            price: price(substitute.totalAmount),
          }),
        ]
      : []),
    t("lineShort.choose"),
    t("lineShort.deadline", { when: momentAt(short.deadline, order, timeZone, event.at) }),
  ];
  return toCustomer(order, "line-short", t("lineShort.subject", { number: order.number }), body, t);
}

/** What comes of units that were missing: as chosen, or money back because nobody chose. */
export function shortChosen(_tx: Tx, event: EventRow, order: Order, pickup: Fulfillment): Composed | null {
  const short = shortPickOf(event, pickup);
  if (!short?.choice) return null;
  const t = translator(order.locale, "mail");
  const body = [outcome(t, event, order, pickup, short)];
  return toCustomer(order, "short-chosen", t("shortChosen.subject", { number: order.number }), body, t);
}

function outcome(t: Mail, event: EventRow, order: Order, pickup: Fulfillment, short: ShortPick): string {
  const { quantity } = short;
  const goods = { quantity, title: titleOf(pickup, short) };
  switch (short.choice) {
    case "substitute":
      return t("shortChosen.substitute", goods);
    case "other_store": {
      const there = order.fulfillments.find((f) => f.id === event.data.fulfillment);
      return t("shortChosen.otherStore", { ...goods, store: there?.storeName ?? "" });
    }
    case "delivery":
      return t("shortChosen.delivery", goods);
    default:
      return event.data.lapsed === true
        ? t("shortChosen.lapsed", { ...goods, store: pickup.storeName })
        : t("shortChosen.moneyBack", goods);
  }
}

const shortPickOf = (event: EventRow, pickup: Fulfillment): ShortPick | undefined =>
  pickup.shortPicks.find((short) => short.id === event.data.shortPick);

const titleOf = (pickup: Fulfillment, short: ShortPick): string =>
  pickup.lines.find((line) => line.id === short.lineId)?.title ?? short.sku;
