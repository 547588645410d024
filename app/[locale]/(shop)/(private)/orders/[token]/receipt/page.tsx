import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { documentView, issuedView } from "@/app/_papers/document-view";
import { receiptView } from "@/app/_papers/receipt-view";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { shopperCtx } from "@/app/_server/shopper";
import { ReceiptPaper } from "@/components/shop/order/receipt-paper";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { Problem } from "@/lib/kernel/problem";
import { documentByToken, documentsByToken } from "@/lib/orders/documents";
import { receiptByToken } from "@/lib/orders/receipt";
import type { Store } from "@/lib/stores/store";
import { PrintButton } from "./print-button";
import "./receipt.css";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("order.receipt");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

async function foundOr404<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") notFound();
    throw error;
  }
}

/** The order as it stands, with what was issued for it; or, with `?document=`, one receipt or credit note as it was issued. */
export default async function ReceiptPage({
  params,
  searchParams,
}: PageProps<"/[locale]/orders/[token]/receipt">) {
  const locale = await pageLocale();
  await shopperCtx(locale);
  const token = (await params).token.slice(0, 200);
  const { document } = await searchParams;
  const stores = await cachedStores();
  const order = `/${locale}/orders/${encodeURIComponent(token)}`;
  const t = await getTranslations("order.receipt");
  const receipt =
    typeof document === "string"
      ? documentView(await foundOr404(documentByToken(db(), token, document)), stores, locale)
      : await wholeOrder(token, `${order}/receipt`, stores, locale);
  return (
    <div className="page-width receipt-page max-w-3xl py-8 lg:py-12">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Link
          href={typeof document === "string" ? `${order}/receipt` : order}
          className="inline-flex min-h-11 items-center font-semibold text-green underline-offset-4 hover:underline"
        >
          {t(typeof document === "string" ? "all" : "back")}
        </Link>
        <PrintButton>{t("print")}</PrintButton>
      </div>
      <ReceiptPaper receipt={receipt} locale={locale} />
    </div>
  );
}

async function wholeOrder(token: string, page: string, stores: readonly Store[], locale: string) {
  const [receipt, documents] = await Promise.all([
    foundOr404(receiptByToken(db(), token)),
    documentsByToken(db(), token),
  ]);
  return receiptView(receipt, issuedView(documents, page, stores, locale), stores, locale);
}
