import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { pageMetadata } from "@/app/_server/metadata";
import { NearestFirst } from "@/components/shop/nearest-first";
import { WeeklyHours } from "@/components/shop/opening-hours";
import { StoreChoice } from "@/components/shop/store-choice";
import { StoreHours } from "@/components/shop/store-hours";
import { NearField } from "@/components/shop/stores/near-field";
import { Link } from "@/components/ui/link";

export const ensureStatic = "navigation";

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("stores");
  return pageMetadata({ path: "/stores", title: t("metaTitle"), description: t("lead") });
}

export default async function StoresPage() {
  const locale = await pageLocale();
  const [t, near, stores] = await Promise.all([
    getTranslations("stores"),
    getTranslations("near"),
    cachedStores(),
  ]);
  return (
    <div className="page-width pt-10">
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-3 max-w-text text-lg text-ink-soft">{t("lead")}</p>
      <div className="mt-4 max-w-xl">
        <NearField id="stores-place" locale={locale} />
      </div>
      <NearestFirst
        slugs={stores.map((s) => s.slug)}
        className="mt-4 grid gap-4 md:grid-cols-2 lg:grid-cols-3"
      >
        {stores.map((store) => (
          <article
            key={store.slug}
            className="relative flex h-full flex-col rounded-lg border border-line bg-surface p-6"
          >
            <h2 className="text-xl">
              <Link href={`/${locale}/stores/${store.slug}`} className="underline-offset-4 hover:underline">
                {store.name}
              </Link>
            </h2>
            <StoreHours store={store.slug} />
            <p className="mt-3 text-ink-soft">
              {store.address.street}, {store.address.postalCode} {store.address.city}
            </p>
            <div className="mt-4 mb-6 text-sm">
              <WeeklyHours store={store} locale={locale} />
            </div>
            <div className="mt-auto">
              <StoreChoice
                store={store.slug}
                choose={t("choose")}
                chosen={t("yours")}
                announced={near("chosen", { store: store.name })}
              />
            </div>
          </article>
        ))}
      </NearestFirst>
    </div>
  );
}
