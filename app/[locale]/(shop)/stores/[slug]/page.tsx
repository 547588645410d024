import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { addresses } from "@/app/_server/addresses";
import { cachedOnlyHere, cachedStores } from "@/app/_server/cached";
import { pageLocale, placeholder } from "@/app/_server/locale";
import { pageMetadata } from "@/app/_server/metadata";
import { DifferentHours, WeeklyHours } from "@/components/shop/opening-hours";
import { ProductGrid } from "@/components/shop/product-grid";
import { StoreChoice } from "@/components/shop/store-choice";
import { StoreHours } from "@/components/shop/store-hours";
import { crumbs } from "@/components/shop/structured-data/crumbs";
import { storeData } from "@/components/shop/structured-data/store-data";
import { StructuredData } from "@/components/shop/structured-data/structured-data";
import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { textIn } from "@/lib/i18n/locales";

export const ensureStatic = "navigation";
// The whole page is one static file, fetched when its link is meant: nothing is to be shown before it.
export const instant = false;

export const generateStaticParams = () => [{ slug: placeholder }];

type Props = PageProps<"/[locale]/stores/[slug]">;

/** The zone most of the shop lives in; a store elsewhere says so. */
const mainTimeZone = "Europe/Helsinki";

/** How many of the coming different days are shown. */
const exceptionsShown = 6;
const ownGoodsShown = 8;

type Service = [IconName, string];
const minutesOfDay = 24 * 60;

async function storeOf(props: Props) {
  const { slug } = await props.params;
  if (slug === placeholder) notFound();
  const store = (await cachedStores()).find((s) => s.slug === slug);
  if (!store) notFound();
  return store;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  await pageLocale();
  const { slug, name, address } = await storeOf(props);
  const t = await getTranslations("found");
  return pageMetadata({
    path: `/stores/${slug}`,
    title: `${name}, ${address.city}`,
    description: t("store", { name, street: address.street, city: address.city }),
  });
}

export default async function StorePage(props: Props) {
  const locale = await pageLocale();
  const store = await storeOf(props);
  const [t, shop, near, stores, [own]] = await Promise.all([
    getTranslations("stores"),
    getTranslations("shop"),
    getTranslations("near"),
    cachedStores(),
    cachedOnlyHere(locale, [store.slug], ownGoodsShown),
  ]);
  const { street, postalCode, city } = store.address;
  const place = `${store.latitude},${store.longitude}`;
  const services: Service[] = [
    ["bag", t("pickup", { minutes: store.prepMinutes })],
    ["car", store.curbside ? t("curbside") : t("noCurbside")],
    ["calendar", t("hold", { days: store.holdDays })],
    ...(store.shipToStoreMinutes === null
      ? []
      : [
          [
            "clock",
            t("shipToStore", { days: Math.ceil(store.shipToStoreMinutes / minutesOfDay) }),
          ] satisfies Service,
        ]),
    ["back", t("returns")],
  ];
  const at = addresses(locale);
  const way = crumbs(at, [
    { name: shop("name"), path: "/" },
    { name: t("title"), path: "/stores" },
    { name: store.name, path: `/stores/${store.slug}` },
  ]);
  return (
    <div className="page-width pt-4">
      <StructuredData data={{ "@graph": [storeData(at, store, shop("name")), way] }} />
      <nav aria-label={shop("breadcrumb")}>
        <Link
          href={`/${locale}/stores`}
          className="inline-flex min-h-11 items-center gap-1 text-sm font-semibold text-green underline-offset-4 hover:underline"
        >
          <Icon name="chevron" size={16} className="rotate-180" />
          {t("back")}
        </Link>
      </nav>
      <header className="mt-2 overflow-hidden rounded-xl bg-green-soft">
        <div className="awning" />
        <div className="flex flex-wrap items-end justify-between gap-6 px-6 pt-6 pb-8 sm:px-10">
          <div>
            <h1 className="text-3xl">{store.name}</h1>
            <StoreHours store={store.slug} />
          </div>
          <StoreChoice
            store={store.slug}
            choose={t("choose")}
            chosen={t("yours")}
            announced={near("chosen", { store: store.name })}
          />
        </div>
      </header>
      <div className="mt-10 grid gap-10 md:grid-cols-2 lg:grid-cols-3">
        <Section title={t("hours")}>
          <WeeklyHours store={store} locale={locale} />
          {store.timeZone === mainTimeZone ? null : (
            <p className="mt-2 text-sm text-ink-soft">
              {t("localTime", { place: store.address.city, zone: store.timeZone.replaceAll("_", " ") })}
            </p>
          )}
          {store.exceptions.length > 0 ? (
            <>
              <h3 className="mt-6 mb-1 font-semibold">{t("exceptions")}</h3>
              <DifferentHours
                exceptions={store.exceptions
                  .slice(0, exceptionsShown)
                  .map((e) => ({ ...e, reason: textIn(e.reason, locale) }))}
                locale={locale}
              />
            </>
          ) : null}
        </Section>
        <Section title={t("address")}>
          <address className="not-italic">
            {street}
            <br />
            {postalCode} {city}
          </address>
          <p className="mt-3">
            <a
              href={`https://www.openstreetmap.org/directions?to=${encodeURIComponent(place)}`}
              rel="noopener noreferrer"
              target="_blank"
              className="inline-flex min-h-11 items-center gap-2 font-semibold text-green underline underline-offset-4"
            >
              <Icon name="locate" size={18} />
              {t("directions")}
            </a>
          </p>
          <p>
            <a
              href={`https://www.openstreetmap.org/?mlat=${store.latitude}&mlon=${store.longitude}#map=17/${place.replace(",", "/")}`}
              rel="noopener noreferrer"
              target="_blank"
              className="inline-flex min-h-11 items-center gap-2 font-semibold text-green underline underline-offset-4"
            >
              <Icon name="map" size={18} />
              {t("map")}
            </a>
          </p>
          {store.phone ? (
            <p>
              <a
                href={`tel:${store.phone.replaceAll(" ", "")}`}
                className="figures inline-flex min-h-11 items-center gap-2 font-semibold text-green underline underline-offset-4"
              >
                <Icon name="phone" size={18} />
                <span className="sr-only">{t("phone")}: </span>
                {store.phone}
              </a>
            </p>
          ) : null}
        </Section>
        <Section title={t("services")}>
          <ul className="grid gap-3">
            {services.map(([icon, words]) => (
              <li key={icon} className="figures flex gap-3">
                <Icon name={icon} className="mt-0.5 text-green" />
                {words}
              </li>
            ))}
          </ul>
        </Section>
      </div>
      {own ? (
        <section className="mt-16" aria-labelledby="own">
          <h2 id="own" className="mb-5 text-2xl">
            {t("onlyHere")}
          </h2>
          <ProductGrid cards={own.products} locale={locale} stores={stores.length} />
        </section>
      ) : null}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 text-xl">{title}</h2>
      {children}
    </section>
  );
}
