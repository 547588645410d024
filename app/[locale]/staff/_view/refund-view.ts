import type { RefundCardView, RefundLineView, RefusedView } from "@/components/staff/refund-view";
import { formatMoney } from "@/lib/kernel/money";
import type { Refund, RefundableLine } from "@/lib/refunds/queries";
import type { RefusedPayment } from "@/lib/refunds/refused-payments";
import { sayWhen, type Viewpoint, type Words } from "./words";

/** A line of an order, as somebody decides what of its money goes back. */
export function refundLineView(
  { lineId: id, title, picture, kept, left }: RefundableLine,
  t: Words,
  { locale, currency }: { locale: string; currency: string },
): RefundLineView {
  const amount = formatMoney({ amount: left, currency }, locale);
  const said = `${t("refunds.kept", { count: kept })} · ${t("refunds.left", { amount })}`;
  return { id, title, picture, kept, said, spent: left === 0 };
}

/** Money given back without goods, as the counter tells it. */
export function refundCardView(refund: Refund, t: Words, locale: string): RefundCardView {
  const { id, number, state, amount, lines, reason, order } = refund;
  const money = (of: number) => formatMoney({ ...amount, amount: of }, locale);
  return {
    id,
    number,
    state: t(`refunds.states.${state}`),
    amount: t("refunds.back", { amount: formatMoney(amount, locale) }),
    lines: [
      t("refunds.about", { number: order, reason }),
      ...lines.map((line) => `${t("refunds.line", line)} · ${money(line.amount)}`),
    ],
  };
}

/** Money that hangs, as a manager reads it. */
export function refusedView(refused: RefusedPayment, t: Words, view: Viewpoint): RefusedView {
  const { id, what, order, method, amount, since, tries, reason, customer } = refused;
  return {
    key: `${what}:${id}`,
    order,
    amount: formatMoney(amount, view.locale),
    what: t(`payments.what.${what}`, { name: customer }),
    facts: [
      t("payments.since", { when: sayWhen(t, view, since) }),
      ...(method === "counter" ? [] : [t("payments.tries", { count: tries })]),
      ...(reason ? [reason === "at_a_till" ? t("payments.atATill") : t("payments.said", { reason })] : []),
    ],
    askable: method !== "counter",
  };
}
