import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { documentView, issuedView } from "@/app/_papers/document-view";
import { receiptView } from "@/app/_papers/receipt-view";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { shopperCtx } from "@/app/_server/shopper";
import { db } from "@/db/client";
import { documentByToken, documentsByToken } from "@/lib/orders/documents";
import { receiptByToken } from "@/lib/orders/receipt";
import type { Store } from "@/lib/stores/store";
import { foundOr404 } from "../_paper/found-or-404";
import { PaperFrame } from "../_paper/paper-frame";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("order.receipt");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
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
  if (typeof document !== "string")
    return (
      <PaperFrame
        paper={await wholeOrder(token, order, stores, locale)}
        locale={locale}
        back={{ href: order, label: t("back") }}
        file={null}
      />
    );
  const issued = await foundOr404(documentByToken(db(), token, document));
  return (
    <PaperFrame
      paper={documentView(issued, stores, locale)}
      locale={locale}
      back={{ href: `${order}/receipt`, label: t("all") }}
      file={`${order}/documents/${issued.number}.pdf`}
    />
  );
}

async function wholeOrder(token: string, order: string, stores: readonly Store[], locale: string) {
  const [receipt, documents] = await Promise.all([
    foundOr404(receiptByToken(db(), token)),
    documentsByToken(db(), token),
  ]);
  return receiptView(receipt, issuedView(documents, order, stores, locale), stores, locale);
}
