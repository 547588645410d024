import type { PaperView } from "@/components/shop/order/paper";
import type { VatPart } from "@/db/schema/orders";
import { vatByRate } from "@/lib/checkout/vat-by-rate";
import { textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { dateAt } from "@/lib/i18n/when";
import { env } from "@/lib/kernel/env";
import { vatWithin } from "@/lib/kernel/money";
import type { Receipt, ReceiptLine } from "@/lib/orders/receipt";
import type { Store } from "@/lib/stores/store";

/** What has come of an order in the reader's words. @param stores where the shop's details come from */
export function receiptView(
  receipt: Receipt,
  issued: PaperView["issued"],
  stores: readonly Store[],
  locale: string,
): PaperView {
  const t = translator(locale, "order.receipt");
  const { currency, payment } = receipt;
  const lines = receipt.lines.map((line) => ({
    ...line,
    vatAmount: vatWithin(line.totalAmount, line.vatBasisPoints),
  }));
  const sent = receipt.delivery?.amount ?? 0;
  const total = lines.reduce((sum, line) => sum + line.totalAmount, sent);
  const money = (amount: number) => ({ amount, currency });
  const paid = payment.captured - payment.refunded;
  const said = t(paid >= total ? "paid" : "paidSoFar");
  return {
    title: t("title"),
    numbers: [t("number", { number: receipt.number })],
    date: dateAt(new Date(receipt.placedAt), locale, zoneOf(receipt, stores), "long"),
    seller: env().seller,
    places: placesOf(receipt.places, stores),
    lines: linesOf(lines, currency, locale),
    delivery: receipt.delivery ? money(sent) : null,
    total: money(total),
    vat: vatOf(vatByRate(lines, receipt.delivery?.vat ?? []), currency, locale),
    parts: [],
    paid: [
      ...(payment.exchange > 0 ? [{ by: t("byExchange"), said, amount: money(payment.exchange) }] : []),
      ...(payment.exchange > 0 && payment.exchange === paid
        ? []
        : [
            {
              by: t(payment.method === "pay_in_store" || payment.method === "counter" ? "inStore" : "byCard"),
              said,
              amount: money(paid - payment.exchange),
            },
          ]),
    ],
    note: null,
    issued,
  };
}

/** The shop's places on a receipt. */
export const placesOf = (slugs: readonly string[], stores: readonly Store[]): PaperView["places"] =>
  stores
    .filter((store) => slugs.includes(store.slug))
    .map(({ name, address, phone }) => ({
      name,
      address: `${address.street}, ${address.postalCode} ${address.city}`,
      phone,
    }));

/** The lines of a receipt, with what was taken off each. */
export const linesOf = (
  lines: readonly Omit<ReceiptLine, "vatBasisPoints">[],
  currency: string,
  locale: string,
): PaperView["lines"] =>
  lines.map(({ title, options, quantity, unitAmount, totalAmount }) => {
    const off = unitAmount * quantity - totalAmount;
    return {
      title,
      options: options.map((option) => textIn(option.value, locale)).join(" · "),
      quantity,
      unit: { amount: unitAmount, currency },
      off: off > 0 ? { amount: off, currency } : null,
      total: { amount: totalAmount, currency },
    };
  });

/** The VAT of a receipt, rate by rate. */
export function vatOf(parts: readonly VatPart[], currency: string, locale: string): PaperView["vat"] {
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const money = (amount: number) => ({ amount, currency });
  return parts.map(({ basisPoints, gross, vat }) => ({
    rate: percent.format(basisPoints / 10_000),
    net: money(gross - vat),
    vat: money(vat),
    gross: money(gross),
  }));
}

const zoneOf = ({ places }: Receipt, stores: readonly Store[]): string =>
  stores.find((store) => places.includes(store.slug))?.timeZone ?? stores[0]?.timeZone ?? "UTC";
