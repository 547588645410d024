import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedGoesWith, cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { shopperCtx } from "@/app/_server/shopper";
import { Goods } from "@/components/shop/goods";
import { NothingYet } from "@/components/shop/nothing-yet";
import { CompareTable } from "@/components/shop/product/compare-table";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { comparedProducts, mostCompared } from "@/lib/catalog/compared";

// What is compared stands in the address: made when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("wishes.compare");
  return { title: t("meta"), robots: { index: false } };
}

export default async function ComparePage({ searchParams }: PageProps<"/[locale]/compare">) {
  const locale = await pageLocale();
  const { p } = await searchParams;
  await shopperCtx(locale);
  const asked = typeof p === "string" ? p.slice(0, 2000).split(",") : [];
  const [t, products] = await Promise.all([
    getTranslations("wishes.compare"),
    comparedProducts(db(), asked, locale),
  ]);
  const [first] = products;
  const slugs = products.map((product) => product.slug);
  const path = (list: readonly string[]) => `/${locale}/compare?p=${list.join(",")}`;
  if (!first)
    return (
      <NothingYet icon="compare" title={t("title")} text={t("empty")}>
        <Link href={`/${locale}`} className={`${buttonLooks("primary", "large")} mt-7`}>
          {t("browse")}
        </Link>
      </NothingYet>
    );
  const beside = (await cachedGoesWith(locale, first.slug)).products.filter((c) => !slugs.includes(c.slug));
  return (
    <div className="page-width py-8 lg:py-12">
      <h1 className="text-3xl">{t("title")}</h1>
      <CompareTable
        products={products}
        locale={locale}
        stores={(await cachedStores()).length}
        without={(slug) => path(slugs.filter((one) => one !== slug))}
      />
      {slugs.length < mostCompared && beside.length > 0 ? (
        <section className="mt-12" aria-labelledby="more">
          <h2 id="more" className="text-xl">
            {t("more", { count: mostCompared - slugs.length })}
          </h2>
          <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            {beside.map((card) => (
              <li
                key={card.slug}
                className="relative flex items-center gap-3 rounded-lg border border-line bg-surface p-3 hover:border-ink"
              >
                <Goods
                  picture={card.picture ? { ...card.picture, alt: "" } : null}
                  plinth={card.plinth}
                  className="size-16 shrink-0 rounded-md"
                />
                <Link
                  href={path([...slugs, card.slug])}
                  rel="nofollow"
                  className="stretched min-w-0 flex-1 font-semibold break-words"
                >
                  {card.title}
                  <span className="sr-only"> – {t("add")}</span>
                </Link>
                <Icon name="plus" className="text-green" />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
