import { useTranslations } from "next-intl";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Listing } from "@/lib/catalog/listing";
import { Goods } from "./goods";
import { plinthColour } from "./plinth";
import { ProductGrid } from "./product-grid";

type Shown = { slug: string; name: string; plinth: string; picture: string | null; products: number };

/** A department: its sign, its goods, and the way to the next of them. `continued` when it is not the first page. */
export function DepartmentListing({
  department,
  listing,
  locale,
  stores,
  continued = false,
}: {
  department: Shown;
  listing: Listing;
  locale: string;
  stores: number;
  continued?: boolean;
}) {
  const t = useTranslations("shop");
  const own = `/${locale}/c/${department.slug}`;
  return (
    <>
      <header className={`shelf ${plinthColour(department.plinth)}`}>
        <div className="page-width flex min-h-36 items-stretch justify-between gap-6 sm:min-h-48">
          <div className="self-center py-6">
            <h1 className="text-3xl">{department.name}</h1>
            <p className="figures mt-1 text-ink-soft">{t("goods", { count: department.products })}</p>
          </div>
          {department.picture ? (
            <Goods
              picture={{ src: department.picture, alt: "", width: 256, height: 256 }}
              plinth={department.plinth}
              bare
              className="w-44 self-end sm:w-60"
            />
          ) : null}
        </div>
      </header>
      <div className="page-width mt-8">
        {listing.products.length > 0 ? (
          <ProductGrid cards={listing.products} locale={locale} stores={stores} level="h2" eager={4} />
        ) : (
          <div className="py-12 text-center">
            <p className="text-xl font-semibold">{t("empty.title")}</p>
            <p className="mt-2 text-ink-soft">{t("empty.text")}</p>
            <Link href={`/${locale}#departments`} className={`${buttonLooks("secondary")} mt-6`}>
              {t("empty.action")}
            </Link>
          </div>
        )}
        <p className="mt-12 flex flex-wrap justify-center gap-3 empty:hidden">
          {continued ? (
            <a href={own} className={buttonLooks("secondary")}>
              {t("start")}
            </a>
          ) : null}
          {listing.next ? (
            // A plain link: the query leads to another page than the path alone, which only the server knows.
            <a href={`${own}?after=${listing.next}`} className={buttonLooks("primary")}>
              {t("more")}
            </a>
          ) : null}
        </p>
      </div>
    </>
  );
}
