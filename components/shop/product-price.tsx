import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { ProductVariant } from "@/lib/catalog/product";
import { unitPrice } from "@/lib/catalog/unit-price";
import { Price } from "./price";

/** What one variant costs: now, before, for how much, and per kilogram, liter or piece. */
export function ProductPrice({ variant, locale }: { variant: ProductVariant; locale: string }) {
  const t = useTranslations("shop");
  const p = useTranslations("product");
  const { price, compareAt } = variant;
  const per = unitPrice(variant);
  const off = compareAt ? Math.floor(((compareAt.amount - price.amount) * 100) / compareAt.amount) : 0;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3">
        {compareAt ? <span className="sr-only">{t("price.now")} </span> : null}
        <Price
          money={price}
          locale={locale}
          className={`text-2xl font-bold tracking-tight ${compareAt ? "text-tomato" : ""}`}
        />
        {compareAt ? (
          <span className="text-ink-soft">
            <span className="sr-only">{t("price.before")} </span>
            <s>
              <Price money={compareAt} locale={locale} />
            </s>
          </span>
        ) : null}
        {off > 0 ? <Badge tone="tomato">{t("off", { percent: off })}</Badge> : null}
      </p>
      <p className="mt-0.5 text-sm text-ink-soft">
        {variant.measure ? p(`unit.${variant.measure.unit}`, { amount: variant.measure.amount }) : null}
        {per ? (
          <>
            {" · "}
            {t.rich("price.perUnit", {
              price: () => <Price money={per.price} locale={locale} />,
              unit: p(`per.${per.unit}`),
            })}
          </>
        ) : null}
      </p>
    </>
  );
}
