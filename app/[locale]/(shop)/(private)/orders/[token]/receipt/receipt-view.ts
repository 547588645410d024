import type { ReceiptView } from "@/components/shop/order/receipt-paper";
import { vatByRate } from "@/lib/checkout/vat-by-rate";
import { textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { dateAt } from "@/lib/i18n/when";
import { vatWithin } from "@/lib/kernel/money";
import type { Receipt } from "@/lib/orders/receipt";
import type { Store } from "@/lib/stores/store";

/** A receipt in the reader's words. @param stores where the shop's details come from */
export function receiptView(receipt: Receipt, stores: readonly Store[], locale: string): ReceiptView {
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
    lines: lines.map((line) => ({
      title: line.title,
      options: line.options.map((option) => textIn(option.value, locale)).join(" · "),
      quantity: line.quantity,
      unit: money(line.unitAmount),
      off:
        line.unitAmount * line.quantity > line.totalAmount
          ? money(line.totalAmount - line.unitAmount * line.quantity)
          : null,
      total: money(line.totalAmount),
    })),
    delivery: receipt.delivery ? money(sent) : null,
    total: money(total),
    vat: vatByRate(lines, receipt.delivery?.vat ?? []).map(({ basisPoints, gross, vat }) => ({
      rate: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(
        basisPoints / 10_000,
      ),
      net: money(gross - vat),
      vat: money(vat),
      gross: money(gross),
    })),
    payment: t(payment.method === "pay_in_store" ? "inStore" : "byCard"),
    paid: money(paid),
    isPaid: paid >= total,
  };
}

const zoneOf = ({ places }: Receipt, stores: readonly Store[]): string =>
  stores.find((store) => places.includes(store.slug))?.timeZone ?? stores[0]?.timeZone ?? "UTC";
