import type { ReceiptView } from "@/components/shop/order/receipt-paper";
import { translator } from "@/lib/i18n/translator";
import { dateAt } from "@/lib/i18n/when";
import type { DocumentPaper, IssuedDocument } from "@/lib/orders/documents";
import type { Store } from "@/lib/stores/store";
import { linesOf, placesOf, vatOf } from "./receipt-view";

/** What was issued for an order, each with its own address. @param page of the receipt */
export function issuedView(
  documents: readonly IssuedDocument[],
  page: string,
  stores: readonly Store[],
  locale: string,
): ReceiptView["issued"] {
  const t = translator(locale, "order.receipt");
  return documents.map(({ id, kind, number, store, issuedAt }) => ({
    href: `${page}?document=${id}`,
    label: t(kind === "receipt" ? "receiptNumber" : "creditNumber", { number }),
    date: dateAt(new Date(issuedAt), locale, zoneOf(store, stores), "long"),
  }));
}

/** A receipt or credit note as it was issued, in the reader's words. */
export function documentView(paper: DocumentPaper, stores: readonly Store[], locale: string): ReceiptView {
  const t = translator(locale, "order.receipt");
  const { currency, number, kind } = paper;
  return {
    title: t(kind === "receipt" ? "title" : "creditNote"),
    numbers: [number, t("number", { number: paper.order })],
    date: dateAt(new Date(paper.issuedAt), locale, zoneOf(paper.store, stores), "long"),
    places: placesOf([paper.store], stores),
    lines: linesOf(paper.lines, currency, locale),
    delivery: paper.deliveryAmount > 0 ? { amount: paper.deliveryAmount, currency } : null,
    total: { amount: paper.totalAmount, currency },
    vat: vatOf(paper.vat, currency, locale),
    paid: null,
    issued: [],
  };
}

const zoneOf = (slug: string, stores: readonly Store[]): string =>
  stores.find((store) => store.slug === slug)?.timeZone ?? "UTC";
