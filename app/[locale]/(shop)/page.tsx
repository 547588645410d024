import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { addresses } from "@/app/_server/addresses";
import {
  cachedArrivals,
  cachedDepartments,
  cachedFrontPage,
  cachedOnlyHere,
  cachedStores,
} from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { pageMetadata } from "@/app/_server/metadata";
import { ChosenStore } from "@/components/shop/chosen-store";
import { DepartmentTiles } from "@/components/shop/department-tiles";
import { ProductGrid } from "@/components/shop/product-grid";
import { ShopWindow } from "@/components/shop/shop-window";
import { OnlyHereShelf } from "@/components/shop/stores/only-here-shelf";
import { shopData } from "@/components/shop/structured-data/shop-data";
import { StructuredData } from "@/components/shop/structured-data/structured-data";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { textIn } from "@/lib/i18n/locales";

export const ensureStatic = "navigation";

const windowPieces = 5;
/** Departments shown with their picture; the rest are a list. */
const tilesShown = 16;
const arrivalsShown = 4;
/** A shop may have hundreds of stores; the front page tells of the first, and of two things in each. */
const storesTold = 6;
const goodsTold = 2;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("shop");
  return pageMetadata({ path: "/", description: t("metaDescription") });
}

export default async function Home() {
  const locale = await pageLocale();
  const stores = await cachedStores();
  const told = stores.slice(0, storesTold).map((store) => store.slug);
  const [t, s, front, departments, own, news] = await Promise.all([
    getTranslations("shop"),
    getTranslations("stores"),
    cachedFrontPage(locale),
    cachedDepartments(),
    cachedOnlyHere(locale, told, goodsTold),
    cachedArrivals(locale, arrivalsShown),
  ]);
  const tiles = departments.map((d) => ({ ...d, name: textIn(d.name, locale) }));
  const pieces = tiles.flatMap((d) => (d.picture ? [{ picture: d.picture, plinth: d.plinth }] : []));
  const steps = ["one", "two", "three"] as const;
  return (
    <>
      <StructuredData data={shopData(addresses(locale), { name: t("name"), locale })} />
      <section className="bg-sunken">
        <div className="awning" />
        <div className="page-width grid grid-cols-1 items-end gap-x-12 gap-y-8 pt-8 md:grid-cols-[1fr_1.15fr] md:pt-4">
          <div className="min-w-0 self-center md:py-12">
            <h1 className="text-4xl">{t("hero.title")}</h1>
            <p className="mt-5 max-w-md text-lg text-ink-soft">{t("hero.lead")}</p>
            <button
              type="button"
              popoverTarget="store-picker"
              className={`${buttonLooks("primary", "large")} mt-7 max-w-full`}
            >
              <Icon name="store" size={22} />
              <ChosenStore quiet>{t("store.choose")}</ChosenStore>
            </button>
          </div>
          <ShopWindow pieces={pieces.slice(0, windowPieces)} />
        </div>
      </section>

      <section className="page-width mt-12" aria-labelledby="departments">
        <h2 id="departments" className="text-2xl">
          {t("front.departments")}
        </h2>
        <div className="mt-5">
          <DepartmentTiles departments={tiles.slice(0, tilesShown)} locale={locale} />
          {tiles.length > tilesShown ? (
            <details className="mt-5">
              <summary className="min-h-11 cursor-pointer py-2 font-semibold text-green">
                {t("front.allDepartments", { count: tiles.length })}
              </summary>
              <ul className="mt-2 columns-2 gap-4 text-sm md:columns-4">
                {tiles.slice(tilesShown).map(({ slug, name }) => (
                  <li key={slug}>
                    <Link
                      href={`/${locale}/c/${slug}`}
                      className="inline-flex min-h-9 items-center hover:underline"
                    >
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      </section>

      {front.offers.length > 0 ? (
        <section className="page-width later mt-16" aria-labelledby="offers">
          <h2 id="offers" className="mb-5 text-2xl">
            {t("front.offers")}
          </h2>
          <ProductGrid cards={front.offers} locale={locale} stores={stores.length} />
        </section>
      ) : null}

      {own.length > 0 ? (
        <section className="page-width later mt-16" aria-labelledby="own">
          <h2 id="own" className="mb-5 text-2xl">
            {s("onlyHereAll")}
          </h2>
          <OnlyHereShelf shelves={own} stores={stores} locale={locale} />
        </section>
      ) : null}

      <section className="page-width later mt-16" aria-labelledby="steps">
        <div className="rounded-xl bg-green-soft px-6 py-8 sm:px-10">
          <h2 id="steps" className="text-2xl">
            {t("steps.title")}
          </h2>
          <ol className="mt-6 grid gap-6 md:grid-cols-3 md:gap-10">
            {steps.map((step, i) => (
              <li key={step} className="flex gap-4">
                <span
                  aria-hidden="true"
                  className="figures grid size-9 shrink-0 place-items-center rounded-full bg-green font-bold text-on-green"
                >
                  {i + 1}
                </span>
                <div>
                  <h3 className="text-lg">{t(`steps.${step}`)}</h3>
                  <p className="mt-1 text-sm text-ink-soft">{t(`steps.${step}Text`)}</p>
                </div>
              </li>
            ))}
          </ol>
        </div>
      </section>

      {news.length > 0 ? (
        <section className="page-width later mt-16" aria-labelledby="news">
          <h2 id="news" className="mb-5 text-2xl">
            {t("front.arrivals")}
          </h2>
          <ProductGrid cards={news} locale={locale} stores={stores.length} travels={false} />
        </section>
      ) : null}

      {front.departments.map(({ slug, products }) => {
        const department = tiles.find((d) => d.slug === slug);
        if (!department) return null;
        return (
          <section key={slug} className="page-width later mt-16" aria-labelledby={`front-${slug}`}>
            <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6">
              <h2 id={`front-${slug}`} className="text-2xl">
                {department.name}
              </h2>
              <Link
                href={`/${locale}/c/${slug}`}
                aria-label={`${department.name}: ${t("front.all", { count: department.products })}`}
                className="figures inline-flex min-h-11 items-center gap-1 font-semibold text-green underline-offset-4 hover:underline"
              >
                {t("front.all", { count: department.products })}
                <Icon name="chevron" size={18} />
              </Link>
            </div>
            <ProductGrid cards={products} locale={locale} stores={stores.length} />
          </section>
        );
      })}
    </>
  );
}
