import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { Allergen, ProductFacts } from "@/db/schema/catalog";
import type { Product } from "@/lib/catalog/product";
import { textIn } from "@/lib/i18n/locales";

const mostNumbers = 6;

/** What there is to know: the age limit said plainly, what it contains, how to keep it, and facts in a table. */
export function ProductDetails({ product, locale }: { product: Product; locale: string }) {
  const t = useTranslations("product");
  const format = useFormatter();
  const { facts } = product;
  const rate = format.number(product.vatBasisPoints / 100, { maximumFractionDigits: 2 });
  const numbers = product.variants.map((v) => v.sku).slice(0, mostNumbers);
  const countries = new Intl.DisplayNames([locale], { type: "region" });
  const rows: [name: string, value: string][] = [
    ...(product.brand ? [[t("brand"), product.brand] satisfies [string, string]] : []),
    ...(facts.origin
      ? [[t("origin"), countries.of(facts.origin) ?? facts.origin] satisfies [string, string]]
      : []),
    ...(facts.storage ? [[t("storage"), textIn(facts.storage, locale)] satisfies [string, string]] : []),
    ...(facts.specifications ?? []).map((row): [string, string] => [
      textIn(row.name, locale),
      textIn(row.value, locale),
    ]),
    [t("vat"), t("vatRate", { rate })],
    [t("sku"), numbers.join(", ")],
  ];
  return (
    <>
      {product.ageLimit ? (
        <p className="mt-6 flex gap-3 rounded-lg bg-amber-soft px-4 py-3">
          <Icon name="info" className="mt-0.5 text-amber" />
          <span>
            <strong className="font-semibold">{t("ageTitle", { age: product.ageLimit })}.</strong>{" "}
            {t("ageText")}
          </span>
        </p>
      ) : null}
      <Contents facts={facts} locale={locale} />
      <h2 className="mt-8 text-lg">{t("details")}</h2>
      <dl className="figures mt-2 grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-8 gap-y-1.5 text-sm">
        {rows.map(([name, value]) => (
          <Row key={name} name={name}>
            {value}
          </Row>
        ))}
      </dl>
    </>
  );
}

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-soft">{name}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </>
);

/** Ingredients and allergens: what some people have to know before anything else. */
function Contents({ facts, locale }: { facts: ProductFacts; locale: string }) {
  const t = useTranslations("product");
  const format = useFormatter();
  const { allergens, traces, ingredients } = facts;
  if (!allergens && !traces?.length && !ingredients) return null;
  const named = (list: readonly Allergen[]) => format.list(list.map((allergen) => t(`allergen.${allergen}`)));
  return (
    <section aria-labelledby="contents">
      <h2 id="contents" className="mt-8 text-lg">
        {t("contents")}
      </h2>
      {allergens ? (
        <p className="mt-2">
          <strong className="font-semibold">
            {allergens.length > 0 ? t("contains", { allergens: named(allergens) }) : t("containsNone")}
          </strong>
        </p>
      ) : null}
      {traces?.length ? <p className="mt-1 text-sm">{t("traces", { allergens: named(traces) })}</p> : null}
      {ingredients ? (
        <p className="mt-1 max-w-text text-sm text-ink-soft">{textIn(ingredients, locale)}</p>
      ) : null}
    </section>
  );
}
