import type { ReceiptView } from "@/components/shop/order/receipt-paper";
import { priceLines, vatByRate } from "@/lib/checkout/price-lines";
import { textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { dateAt } from "@/lib/i18n/when";
import type { Receipt } from "@/lib/orders/receipt";
import type { Store } from "@/lib/stores/store";

/** A receipt in the reader's words. @param stores where the shop's details come from */
export function receiptView(receipt: Receipt, stores: readonly Store[], locale: string): ReceiptView {
  const t = translator(locale, "order.receipt");
  const { currency, payment } = receipt;
  const priced = priceLines(receipt.lines);
  const money = (amount: number) => ({ amount, currency });
  const paid = payment.captured - payment.refunded;
  return {
    number: receipt.number,
    date: dateAt(new Date(receipt.placedAt), locale, zoneOf(receipt, stores), "long"),
    places: stores
      .filter((store) => receipt.places.includes(store.slug))
      .map(({ name, address, phone }) => ({
        name,
        address: `${address.street}, ${address.postalCode} ${address.city}`,
        phone,
      })),
    lines: priced.lines.map((line) => ({
      title: line.title,
      options: line.options.map((option) => textIn(option.value, locale)).join(" · "),
      quantity: line.quantity,
      unit: money(line.unitAmount),
      total: money(line.totalAmount),
    })),
    total: money(priced.totalAmount),
    vat: vatByRate(priced.lines).map(({ basisPoints, gross, vat }) => ({
      rate: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(
        basisPoints / 10_000,
      ),
      net: money(gross - vat),
      vat: money(vat),
      gross: money(gross),
    })),
    payment: t(payment.method === "pay_in_store" ? "inStore" : "byCard"),
    paid: money(paid),
    isPaid: paid >= priced.totalAmount,
  };
}

const zoneOf = ({ places }: Receipt, stores: readonly Store[]): string =>
  stores.find((store) => places.includes(store.slug))?.timeZone ?? stores[0]?.timeZone ?? "UTC";
