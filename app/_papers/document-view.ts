import type { PaperView } from "@/components/shop/order/paper";
import { translator } from "@/lib/i18n/translator";
import { dateAt } from "@/lib/i18n/when";
import { env } from "@/lib/kernel/env";
import type { DocumentPaper, IssuedDocument } from "@/lib/orders/documents";
import type { Store } from "@/lib/stores/store";
import { linesOf, placesOf, vatOf } from "./receipt-view";

/** What was issued for an order, each with its own address, and that of its file. @param order its page */
export function issuedView(
  documents: readonly IssuedDocument[],
  order: string,
  stores: readonly Store[],
  locale: string,
): PaperView["issued"] {
  const t = translator(locale, "order.receipt");
  return documents.map(({ id, kind, number, store, issuedAt }) => ({
    href: `${order}/receipt?document=${id}`,
    file: { href: `${order}/documents/${number}.pdf`, label: t("fileOf", { number }) },
    label: t(kind === "receipt" ? "receiptNumber" : "creditNumber", { number }),
    date: dateAt(new Date(issuedAt), locale, zoneOf(store, stores), "long"),
  }));
}

/** A receipt or credit note as it was issued, in the reader's words. */
export function documentView(paper: DocumentPaper, stores: readonly Store[], locale: string): PaperView {
  const t = translator(locale, "order.receipt");
  const { currency, number, kind } = paper;
  return {
    title: t(kind === "receipt" ? "title" : "creditNote"),
    numbers: [
      number,
      t("number", { number: paper.order }),
      ...paper.corrects.map((receipt) => t("corrects", { number: receipt })),
    ],
    date: dateAt(new Date(paper.issuedAt), locale, zoneOf(paper.store, stores), "long"),
    seller: env().seller,
    places: placesOf([paper.store], stores),
    lines: linesOf(paper.lines, currency, locale),
    delivery: paper.deliveryAmount > 0 ? { amount: paper.deliveryAmount, currency } : null,
    total: { amount: paper.totalAmount, currency },
    vat: vatOf(paper.vat, currency, locale),
    parts: [],
    paid: [],
    note: null,
    issued: [],
  };
}

/** The time zone of a place of the shop. */
export const zoneOf = (slug: string, stores: readonly Store[]): string =>
  stores.find((store) => store.slug === slug)?.timeZone ?? "UTC";
