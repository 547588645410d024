import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { shopperCtx } from "@/app/_server/shopper";
import { NothingYet } from "@/components/shop/nothing-yet";
import { ProductCard } from "@/components/shop/product-card";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { wishedGoods } from "@/lib/wishes/queries";
import { takeOffList } from "./actions";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("wishes");
  return { title: t("meta"), robots: { index: false } };
}

export default async function WishesPage() {
  const locale = await pageLocale();
  const ctx = await shopperCtx(locale);
  const [t, goods, stores] = await Promise.all([
    getTranslations("wishes"),
    wishedGoods(db(), ctx),
    cachedStores(),
  ]);
  if (goods.length === 0)
    return (
      <NothingYet icon="heart" title={t("title")} text={t("empty")}>
        <Link href={`/${locale}`} className={`${buttonLooks("primary", "large")} mt-7`}>
          {t("browse")}
        </Link>
      </NothingYet>
    );
  return (
    <div className="page-width py-8 lg:py-12">
      <h1 className="text-3xl">{t("title")}</h1>
      <ul className="mt-8 grid grid-cols-2 gap-x-3 gap-y-8 sm:gap-x-5 md:grid-cols-3 lg:grid-cols-4">
        {goods.map((card) => (
          <li key={card.slug} className="relative flex flex-col">
            <ProductCard card={card} locale={locale} stores={stores.length} level="h2" />
            <form action={takeOffList.bind(null, locale)} className="mt-auto">
              <button
                type="submit"
                name="product"
                value={card.slug}
                className="inline-flex min-h-11 items-center gap-1.5 text-sm font-semibold text-ink-soft underline-offset-4 hover:underline"
              >
                <Icon name="close" size={18} />
                {t("remove")}
                <span className="sr-only">: {card.title}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}
