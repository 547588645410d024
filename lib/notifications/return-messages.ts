import "server-only";
import type { Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";
import type { Order } from "@/lib/orders/order";
import { type Return, returnsOfOrder } from "@/lib/returns/queries";
import { type Composed, type EventRow, goodsLines, type Mail, toCustomer } from "./letter";

type Letter = (tx: Tx, event: EventRow, order: Order) => Promise<Composed | null>;
type About = { t: Mail; made: Return; names: { number: string; amount: string; return: string } };

async function about(tx: Tx, event: EventRow, order: Order): Promise<About | null> {
  const made = (await returnsOfOrder(tx, order.id)).find(({ id }) => id === event.data.return);
  if (!made) return null;
  const names = {
    number: order.number,
    return: made.number,
    amount: formatMoney(made.amount, order.locale),
  };
  return { t: translator(order.locale, "mail"), made, names };
}

/** A store has the goods and their money is on its way. Nothing when it is back already: that letter says all. */
export const returnReceived: Letter = async (tx, event, order) => {
  const known = await about(tx, event, order);
  if (known?.made.state !== "received") return null;
  const { t, made, names } = known;
  const body = [t("returnReceived.body"), goodsLines(t, made.lines), t("returnReceived.money", names)];
  return toCustomer(order, "return-received", t("returnReceived.subject", names), body, t);
};

/** The money of goods that came back is back too. */
export const returnRefunded: Letter = async (tx, event, order) => {
  const known = await about(tx, event, order);
  if (!known) return null;
  const { t, made, names } = known;
  const body = [t("returnRefunded.body", names), goodsLines(t, made.lines), t("returnRefunded.when")];
  return toCustomer(order, "return-refunded", t("returnRefunded.subject", names), body, t);
};

/** A second person has to look at it first. Nothing once they have. */
export const returnHeld: Letter = async (tx, event, order) => {
  const known = await about(tx, event, order);
  if (!known?.made.needsApproval) return null;
  const { t, made, names } = known;
  const body = [t("returnHeld.body"), goodsLines(t, made.lines), t("returnHeld.next")];
  return toCustomer(order, "return-held", t("returnHeld.subject", names), body, t);
};

/** The store did not take it, in the words of whoever decided. */
export const returnRejected: Letter = async (tx, event, order) => {
  const known = await about(tx, event, order);
  if (!known) return null;
  const { t, made, names } = known;
  const { reason } = event.data;
  const body = [
    t("returnRejected.body"),
    goodsLines(t, made.lines),
    ...(typeof reason === "string" ? [t("returnRejected.reason", { reason })] : []),
    t("returnRejected.keep"),
  ];
  return toCustomer(order, "return-rejected", t("returnRejected.subject", names), body, t);
};
