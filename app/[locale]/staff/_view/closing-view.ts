import type { ClosingTable, ClosingView } from "@/components/staff/closing-view";
import { dateAt } from "@/lib/i18n/when";
import { formatMoney } from "@/lib/kernel/money";
import type { DailyClosing, OutAndBack } from "@/lib/orders/daily-closing";
import { words } from "./words";

/** A store's day in the reader's words. */
export function closingView(closing: DailyClosing, locale: string): ClosingView {
  const t = words(locale);
  const { handovers, shipments, returns, refunds, discounts } = closing;
  const money = (amount: number) => formatMoney({ amount, currency: closing.currency }, locale);
  const number = (count: number) => new Intl.NumberFormat(locale).format(count);
  return {
    day: dateAt(new Date(closing.from), locale, closing.store.timeZone, "long"),
    empty:
      closing.vat.length + handovers.out + handovers.back + shipments + returns + refunds === 0 &&
      closing.means.every(({ out, back }) => out + back === 0),
    tables: [moneyTable(closing, locale, money), goodsTable(closing, locale, money)],
    facts: [
      { label: t("closing.handovers"), value: number(handovers.out) },
      { label: t("closing.undone"), value: number(handovers.back) },
      { label: t("closing.shipments"), value: number(shipments) },
      { label: t("closing.returns"), value: number(returns) },
      { label: t("closing.refunds"), value: number(refunds) },
      { label: t("closing.discounts"), value: money(discounts.out - discounts.back) },
    ],
  };
}

type Say = (amount: number) => string;

const sum = (parts: readonly OutAndBack[]): OutAndBack => ({
  out: parts.reduce((all, { out }) => all + out, 0),
  back: parts.reduce((all, { back }) => all + back, 0),
});

function moneyTable({ means }: DailyClosing, locale: string, money: Say): ClosingTable {
  const t = words(locale);
  const cells = ({ out, back }: OutAndBack) => [out, back, out - back].map(money);
  return {
    title: t("closing.taken"),
    columns: [t("closing.by"), t("closing.in"), t("closing.back"), t("closing.left")],
    rows: means.map((paid) => ({ head: t(`closing.means.${paid.means}`), cells: cells(paid) })),
    total: { head: t("closing.total"), cells: cells(sum(means)) },
  };
}

function goodsTable({ vat }: DailyClosing, locale: string, money: Say): ClosingTable {
  const t = words(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const cells = (gross: OutAndBack, tax: OutAndBack) =>
    [gross.out, gross.back, tax.out - tax.back].map(money);
  return {
    title: t("closing.goods"),
    columns: [t("closing.rate"), t("closing.out"), t("closing.cameBack"), t("closing.vat")],
    rows: vat.map((rate) => ({
      head: percent.format(rate.basisPoints / 10_000),
      cells: cells(rate.gross, rate.vat),
    })),
    total: {
      head: t("closing.total"),
      cells: cells(sum(vat.map((rate) => rate.gross)), sum(vat.map((rate) => rate.vat))),
    },
  };
}
