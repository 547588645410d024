import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";
import type { Order } from "@/lib/orders/order";
import { orderById } from "@/lib/orders/queries";
import { returnsOfOrder } from "@/lib/returns/queries";
import { storeById } from "@/lib/stores/queries";
import { type Composed, type EventRow, goodsLines, toCustomer } from "./letter";

type Said = { return: string; orderId: string; taken: number; given: number };

/** What came back, what went out for it, and the difference: the one letter about an exchange. It leads to the new order. */
export async function goodsExchanged(tx: Tx, event: EventRow, order: Order): Promise<Composed | null> {
  const said = event.data as Said;
  const made = (await returnsOfOrder(tx, order.id)).find(({ id }) => id === said.return);
  const fresh = await orderById(tx, said.orderId);
  const [pickup] = fresh.fulfillments;
  if (!made || !pickup) return null;
  const t = translator(order.locale, "mail");
  const store = await storeById(tx, pickup.locationId);
  const money = (amount: number) => formatMoney({ amount, currency: order.currency }, order.locale);
  const difference =
    said.taken > 0
      ? t("exchanged.taken", { amount: money(said.taken) })
      : said.given > 0
        ? t("exchanged.given", { amount: money(said.given) })
        : t("exchanged.even");
  const body = [
    t("exchanged.back", { store: store.name }),
    goodsLines(t, made.lines),
    t("exchanged.out"),
    goodsLines(
      t,
      pickup.lines.map((l) => ({ quantity: l.collected, title: l.title })),
    ),
    difference,
  ];
  return toCustomer(fresh, "order-exchanged", t("exchanged.subject", { number: order.number }), body, t);
}

/** Whether something is part of an exchange, which has a letter of its own. */
export const isOfExchange = (event: EventRow): boolean =>
  event.name !== "return.exchanged" && typeof event.data.exchange === "string";
