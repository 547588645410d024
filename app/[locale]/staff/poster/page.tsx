import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { QrCode } from "@/components/shop/order/qr-code";
import { Wordmark } from "@/components/shop/wordmark";
import { PrintButton } from "@/components/staff/print-button";
import { env } from "@/lib/kernel/env";
import { clerkCtx } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { NoStore } from "../_entry/no-store";
import { placeHere } from "../_entry/place-here";
import { shelfWords } from "../_view/shelf-words";
import "./poster.css";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("shelves.poster");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ store?: string | string[] }> };

/** A sheet for the store's door: its code opens the shop with this store chosen, for somebody who stands in it. */
export default async function PosterPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked } = await searchParams;
  const ctx = await clerkCtx(locale, `/${locale}/staff/poster`);
  const [shelves, shop] = [shelfWords(locale), await getTranslations("shop")];
  const [place, stores] = await Promise.all([placeHere(ctx, asked), cachedStores()]);
  const store = stores.find((s) => s.slug === place?.slug);
  const board = `/${locale}/staff`;
  if (!store) return <NoStore locale={locale} ctx={ctx} />;
  const address = new URL(`/${locale}/here/${store.slug}`, env().origin).href;
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`${board}?store=${store.slug}`} back>
      <h1 className="mb-4 text-2xl print:hidden">{shelves("poster.title")}</h1>
      <PrintButton>{shelves("poster.print")}</PrintButton>
      <article className="mt-6 grid max-w-2xl justify-items-center gap-6 rounded-xl border border-line bg-surface p-8 text-center print:mt-0 print:max-w-none print:border-0">
        <Wordmark name={shop("name")} />
        <h2 className="text-4xl">{shelves("poster.hello", { store: store.name })}</h2>
        <div className="w-full max-w-80 [&>svg]:max-w-none">
          <QrCode text={address} label={shelves("poster.label")} />
        </div>
        <p className="max-w-lg text-xl">{shelves("poster.text")}</p>
        <p className="figures text-sm break-all">{address}</p>
      </article>
    </CounterFrame>
  );
}
