import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmationView } from "@/app/_papers/confirmation-view";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { shopperCtx } from "@/app/_server/shopper";
import { db } from "@/db/client";
import { confirmationByToken } from "@/lib/orders/confirmation";
import { foundOr404 } from "../_paper/found-or-404";
import { PaperFrame } from "../_paper/paper-frame";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("order.confirmation");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** What was ordered, as it was agreed to. */
export default async function ConfirmationPage({
  params,
}: PageProps<"/[locale]/orders/[token]/confirmation">) {
  const locale = await pageLocale();
  await shopperCtx(locale);
  const token = (await params).token.slice(0, 200);
  const confirmed = await foundOr404(confirmationByToken(db(), token));
  const order = `/${locale}/orders/${encodeURIComponent(token)}`;
  const t = await getTranslations("order.receipt");
  return (
    <PaperFrame
      paper={confirmationView(confirmed, await cachedStores(), locale)}
      locale={locale}
      back={{ href: order, label: t("back") }}
      file={`${order}/documents/${confirmed.number}.pdf`}
    />
  );
}
