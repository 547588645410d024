import { useTranslations } from "next-intl";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { ProductCard } from "@/lib/catalog/product-card";
import { type DepartmentTile, DepartmentTiles } from "../department-tiles";
import { ProductGrid } from "../product-grid";

/** Where somebody who found nothing may go from here. */
export type WaysOn = {
  /** Other searches. */
  meant: { label: string; href: string }[];
  departments: DepartmentTile[];
  offers: ProductCard[];
};

/** Nothing matches a search: what could be meant, where else to look, and what is reduced. */
export function NothingFound({
  text,
  ways,
  locale,
  stores,
}: {
  text: string;
  ways: WaysOn;
  locale: string;
  stores: number;
}) {
  const t = useTranslations("listing.search.nothing");
  const shop = useTranslations("shop");
  return (
    <div className="page-width mt-8">
      <h1 className="text-3xl">{t("title", { text })}</h1>
      {ways.meant.length > 0 ? (
        <section aria-labelledby="meant" className="mt-5">
          <h2 id="meant" className="text-lg">
            {t("meant")}
          </h2>
          <ul className="mt-2 flex flex-wrap gap-2">
            {ways.meant.map(({ label, href }) => (
              <li key={href}>
                <a href={href} className={buttonLooks("secondary")}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="mt-5 text-lg text-ink-soft">{t("text")}</p>
      <section aria-labelledby="other-departments" className="mt-8">
        <h2 id="other-departments" className="mb-5 text-2xl">
          {t("departments")}
        </h2>
        <DepartmentTiles departments={ways.departments} locale={locale} />
      </section>
      {ways.offers.length > 0 ? (
        <section aria-labelledby="offers" className="mt-14">
          <h2 id="offers" className="mb-5 text-2xl">
            {shop("front.offers")}
          </h2>
          <ProductGrid cards={ways.offers} locale={locale} stores={stores} />
        </section>
      ) : null}
      <p className="mt-12 text-center">
        <Link href={`/${locale}/stores`} className={buttonLooks("secondary")}>
          {t("stores")}
        </Link>
      </p>
    </div>
  );
}
