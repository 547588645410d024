import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { shopperCtx } from "@/app/_server/shopper";
import { ChooseHere } from "@/components/shop/here/choose-here";
import { HereScan } from "@/components/shop/here/here-scan";
import { db } from "@/db/client";
import { onTheShelf } from "@/lib/checkout/on-the-shelf";
import { InTheHand, NothingSold } from "./in-the-hand";

// What somebody holds in their hand stands in the address: made when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("here");
  return { title: t("title"), robots: { index: false } };
}

/** For somebody who stands in a store: what they scan there, what it costs, and how they can have it. */
export default async function HerePage({ params, searchParams }: PageProps<"/[locale]/here/[store]">) {
  const locale = await pageLocale();
  const { store: slug } = await params;
  const { code: asked } = await searchParams;
  const ctx = await shopperCtx(locale);
  const stores = await cachedStores();
  const store = stores.find((s) => s.slug === slug);
  if (!store) notFound();
  const t = await getTranslations("here");
  const code = typeof asked === "string" ? asked.trim().slice(0, 100) : "";
  const found = code ? await onTheShelf(db(), ctx, { code, from: store, stores }) : null;
  return (
    <div className="page-width max-w-xl py-6">
      <ChooseHere store={store.slug} />
      <h1 className="text-3xl">{t("welcome", { store: store.name })}</h1>
      <p className="mt-2 mb-5">{t("lead")}</p>
      <HereScan
        path={`/${locale}/here/${store.slug}`}
        code={code}
        words={{
          code: t("code"),
          look: t("look"),
          scan: t("scan"),
          close: t("close"),
          camera: {
            starting: t("camera.starting"),
            hint: t("camera.hint"),
            refused: t("camera.refused"),
            missing: t("camera.missing"),
            unread: t("camera.unread"),
            light: t("camera.light"),
          },
        }}
      />
      {found ? (
        <InTheHand found={found} store={store} stores={stores} locale={locale} now={ctx.now} />
      ) : code ? (
        <NothingSold code={code} />
      ) : null}
    </div>
  );
}
