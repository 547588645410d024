import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Carriers } from "@/components/shop/carriers";
import { Goods } from "@/components/shop/goods";
import { ProductPrice } from "@/components/shop/product-price";
import { ReadinessLine } from "@/components/shop/readiness-line";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { Product } from "@/lib/catalog/product";
import { textIn } from "@/lib/i18n/locales";

type Row = { name: string; of: (product: Product) => ReactNode };

/**
 * Products beside each other, fact by fact; a fact that none of them has is no row.
 * @param without where the page goes on without one of them
 */
export function CompareTable({
  products,
  locale,
  stores,
  without,
}: {
  products: Product[];
  locale: string;
  /** How many the shop has. */
  stores: number;
  without: (slug: string) => string;
}) {
  const t = useTranslations("wishes.compare");
  const rows = useRows(products, locale, stores);
  return (
    <div className="relative mt-6 overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full border-collapse text-left text-sm">
        <thead>
          <tr>
            <td className="sticky left-0 z-1 w-28 min-w-24 bg-surface p-3" />
            {products.map((product) => (
              <th key={product.slug} scope="col" className="min-w-44 p-3 align-top font-normal">
                <Goods
                  picture={product.media[0] ? { ...product.media[0], alt: "" } : null}
                  plinth={product.department.plinth}
                  className="aspect-square w-full max-w-56 rounded-md"
                />
                <Link
                  href={`/${locale}/products/${product.slug}`}
                  className="mt-2 block text-base font-semibold underline-offset-4 hover:underline"
                >
                  {product.title}
                </Link>
                <Link
                  href={without(product.slug)}
                  rel="nofollow"
                  className="inline-flex min-h-11 items-center gap-1 text-ink-soft underline-offset-4 hover:underline"
                >
                  <Icon name="close" size={16} />
                  {t("remove")}
                  <span className="sr-only">: {product.title}</span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-t border-line">
              <th scope="row" className="sticky left-0 z-1 bg-surface p-3 align-top font-semibold">
                {row.name}
              </th>
              {products.map((product) => (
                <td key={product.slug} className="figures p-3 align-top">
                  {row.of(product) ?? <span className="text-ink-soft">–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useRows(products: Product[], locale: string, stores: number): Row[] {
  const t = useTranslations("wishes.compare");
  const p = useTranslations("product");
  const format = useFormatter();
  const countries = new Intl.DisplayNames([locale], { type: "region" });
  const specifications = new Set(
    products.flatMap((one) => one.facts.specifications?.map((s) => textIn(s.name, locale)) ?? []),
  );
  const carriers = (one: Product) => new Set(one.variants.flatMap((v) => v.carriers)).size;
  const rows: Row[] = [
    {
      name: t("price"),
      of: ({ variants: [first] }) => first && <ProductPrice variant={first} locale={locale} />,
    },
    {
      name: t("where"),
      of: (one) => (
        <ReadinessLine product={one.slug}>
          <Carriers count={carriers(one)} total={stores} />
        </ReadinessLine>
      ),
    },
    { name: t("choices"), of: (one) => choicesOf(one, locale) },
    { name: p("brand"), of: (one) => one.brand },
    { name: p("origin"), of: ({ facts }) => facts.origin && (countries.of(facts.origin) ?? facts.origin) },
    {
      name: t("allergens"),
      of: ({ facts: { allergens } }) =>
        allergens &&
        (allergens.length > 0 ? format.list(allergens.map((a) => p(`allergen.${a}`))) : t("noAllergens")),
    },
    { name: p("storage"), of: ({ facts }) => facts.storage && textIn(facts.storage, locale) },
    ...[...specifications].map((name) => ({
      name,
      of: ({ facts }: Product) => {
        const row = facts.specifications?.find((s) => textIn(s.name, locale) === name);
        return row && textIn(row.value, locale);
      },
    })),
  ];
  return rows.filter((row) => products.some((product) => row.of(product)));
}

const choicesOf = ({ variants }: Product, locale: string): string | null =>
  variants
    .map((variant) => variant.options.map((option) => textIn(option.value, locale)).join(" "))
    .filter(Boolean)
    .join(" · ") || null;
