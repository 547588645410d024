import { confirmationView } from "@/app/_papers/confirmation-view";
import { documentView } from "@/app/_papers/document-view";
import { pdfAnswer } from "@/app/_papers/pdf-answer";
import { cachedStores } from "@/app/_server/cached";
import { db } from "@/db/client";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { notFound } from "@/lib/kernel/problem";
import { confirmationByToken } from "@/lib/orders/confirmation";
import { numberedByToken } from "@/lib/orders/documents";

type Asked = { params: Promise<{ locale: string; token: string; file: string }> };

/** A receipt or credit note by its number, or the confirmation by the order's: `R-KALLIO-2026-000017.pdf`, `1000123.pdf`. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { locale: named, token: sent, file } = await params;
  const locale = isLocale(named) ? named : defaultLocale;
  const token = sent.slice(0, 200);
  return pdfAnswer(file, locale, async (number) => {
    const stores = await cachedStores();
    if (/^[RC]-/.test(number))
      return documentView(await numberedByToken(db(), token, number), stores, locale);
    const confirmed = await confirmationByToken(db(), token);
    if (confirmed.number !== number) throw notFound("document");
    return confirmationView(confirmed, stores, locale);
  });
}
