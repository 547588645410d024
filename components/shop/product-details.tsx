import { useFormatter, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { Product } from "@/lib/catalog/product";

const mostNumbers = 6;

/** Facts in a list, and the age limit said plainly. */
export function ProductDetails({ product }: { product: Product }) {
  const t = useTranslations("product");
  const format = useFormatter();
  const rate = format.number(product.vatBasisPoints / 100, { maximumFractionDigits: 2 });
  const numbers = product.variants.map((v) => v.sku).slice(0, mostNumbers);
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
      <h2 className="mt-8 text-lg">{t("details")}</h2>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-8 gap-y-1.5 text-sm">
        {product.brand ? (
          <>
            <dt className="text-ink-soft">{t("brand")}</dt>
            <dd>{product.brand}</dd>
          </>
        ) : null}
        <dt className="text-ink-soft">{t("vat")}</dt>
        <dd>{t("vatRate", { rate })}</dd>
        <dt className="text-ink-soft">{t("sku")}</dt>
        <dd className="figures">{numbers.join(", ")}</dd>
      </dl>
    </>
  );
}
