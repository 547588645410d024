import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { shopperCtx } from "@/app/_server/shopper";
import { ReceiptPaper } from "@/components/shop/order/receipt-paper";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { Problem } from "@/lib/kernel/problem";
import { type Receipt, receiptByToken } from "@/lib/orders/receipt";
import { PrintButton } from "./print-button";
import { receiptView } from "./receipt-view";
import "./receipt.css";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("order.receipt");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

async function receiptOf(token: string): Promise<Receipt> {
  try {
    return await receiptByToken(db(), token.slice(0, 200));
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") notFound();
    throw error;
  }
}

export default async function ReceiptPage({ params }: PageProps<"/[locale]/orders/[token]/receipt">) {
  const locale = await pageLocale();
  await shopperCtx(locale);
  const { token } = await params;
  const [receipt, stores] = await Promise.all([receiptOf(token), cachedStores()]);
  const t = await getTranslations("order.receipt");
  return (
    <div className="page-width receipt-page max-w-3xl py-8 lg:py-12">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Link
          href={`/${locale}/orders/${encodeURIComponent(token)}`}
          className="inline-flex min-h-11 items-center font-semibold text-green underline-offset-4 hover:underline"
        >
          {t("back")}
        </Link>
        <PrintButton>{t("print")}</PrintButton>
      </div>
      <ReceiptPaper receipt={receiptView(receipt, stores, locale)} locale={locale} />
    </div>
  );
}
