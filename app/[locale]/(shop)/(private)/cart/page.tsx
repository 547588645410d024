import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { asideNote } from "@/app/_server/aside-note";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore, wordsOf } from "@/app/_server/outcome";
import { shopperCtx } from "@/app/_server/shopper";
import { BasketCodes } from "@/components/shop/basket/basket-codes";
import { BasketContents } from "@/components/shop/basket/basket-contents";
import { BasketSummary } from "@/components/shop/basket/basket-summary";
import { SavedLines } from "@/components/shop/basket/saved-lines";
import { ActionForm } from "@/components/shop/form/action-form";
import { DefaultButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import { Icon } from "@/components/ui/icon";
import { db } from "@/db/client";
import { basket as readBasket } from "@/lib/cart/basket";
import { maxLines, maxUnits } from "@/lib/cart/bounds";
import { cartCodes, savedLines } from "@/lib/cart/queries";
import { quote } from "@/lib/checkout/quote";
import { holdMinutes } from "@/lib/inventory/hold-goods";
import { changeBasket } from "./actions";
import { basketView } from "./basket-view";
import { EmptyBasket } from "./empty-basket";
import { savedView } from "./saved-view";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("cart");
  return { title: t("meta"), robots: { index: false } };
}

export default async function CartPage({ searchParams }: PageProps<"/[locale]/cart">) {
  const locale = await pageLocale();
  const { refused, said } = await searchParams;
  const ctx = await shopperCtx(locale);
  const stores = await cachedStores();
  const [basket, saved] = await Promise.all([readBasket(db(), ctx, stores), savedLines(db(), ctx)]);
  const why = typeof refused === "string" ? wordsOf(locale, refused) : undefined;
  const t = await getTranslations("cart");
  const form = {
    action: changeBasket.bind(null, locale),
    first: await saidBefore(`/${locale}/cart`, said),
    failed: t("failed"),
  };
  const later = <SavedLines lines={savedView(saved, locale)} locale={locale} />;
  if (basket.lines.length === 0)
    return (
      <EmptyBasket locale={locale} why={why}>
        {saved.length > 0 ? <ActionForm {...form}>{later}</ActionForm> : null}
      </EmptyBasket>
    );
  const lines = basket.lines.filter((line) => line.sold);
  const codes = await cartCodes(db(), ctx);
  const quoted = await quote(db(), ctx, { lines, stores, codes });
  const view = basketView(basket, stores, ctx, { quoted, codes });
  const aside = saved.length > 0 ? await asideNote() : 0;
  return (
    <div className="page-width py-8 lg:py-12">
      <h1 className="text-3xl">{t("title")}</h1>
      <ActionForm {...form} className="mt-6">
        <DefaultButton asks="quantities" />
        <Notice first={why} icon={<Icon name="warning" />} className="mb-5" />
        {aside > 0 ? (
          <p className="mb-5 flex items-start gap-2.5 rounded-lg bg-amber-soft px-4 py-3 font-medium text-amber">
            <Icon name="info" />
            <a href="#saved" className="underline-offset-4 hover:underline">
              {t("saved.aside", { count: aside, max: maxLines })}
            </a>
          </p>
        ) : null}
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-10">
          <div className="grid grid-cols-1 gap-5">
            <BasketContents basket={view} locale={locale} most={maxUnits} />
            <BasketCodes basket={view} locale={locale} />
            {later}
          </div>
          <BasketSummary basket={view} locale={locale} minutes={holdMinutes} />
        </div>
      </ActionForm>
    </div>
  );
}
