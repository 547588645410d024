import type { useTranslations } from "next-intl";
import type { Product, ProductVariant } from "@/lib/catalog/product";
import { textIn } from "@/lib/i18n/locales";
import type { BuyPanelWords, BuyVariant } from "./buy-panel";
import { Price } from "./price";
import { ProductPrice } from "./product-price";
import { storesInView } from "./stores-in-view";

type Words = ReturnType<typeof useTranslations<"product">>;

/** "Whole, sliced", or for two options "Green · Large"; the SKU where there is nothing to tell variants apart by. */
const labelOf = (variant: ProductVariant, locale: string): string =>
  variant.options.map((o) => textIn(o.value, locale)).join(" · ") || variant.sku;

/** A product's variants with everything the buying island shows, ready in the reader's language. */
export function buyVariants(product: Product, locale: string, t: Words): BuyVariant[] {
  const amounts = new Set(product.variants.map((v) => v.price.amount));
  return product.variants.map((variant) => ({
    sku: variant.sku,
    label: labelOf(variant, locale),
    note: amounts.size > 1 ? <Price money={variant.price} locale={locale} /> : null,
    price: <ProductPrice variant={variant} locale={locale} />,
    carriers: variant.carriers,
    sent: variant.sent,
    more: t("more", { count: Math.max(0, variant.carriers.length - storesInView) }),
  }));
}

/** The words of the buying island; variants are asked for by the names of their options. */
export function buyPanelWords(product: Product, locale: string, t: Words): BuyPanelWords {
  const names = product.variants[0]?.options.map((o) => textIn(o.name, locale)) ?? [];
  return {
    variants: names.join(" · ") || t("variants"),
    quantity: t("quantity"),
    add: t("add"),
    adding: t("adding"),
    added: t("added"),
    view: t("viewBasket"),
    failed: t("failed"),
    legend: t("where"),
    nearest: t("nearest"),
    byName: t("byName"),
    near: { locate: t("locate"), locating: t("locating"), failed: t("locateFailed") },
    place: { label: t("place"), find: t("find") },
    deliver: t("deliver"),
    tell: t("tell"),
    soldOut: t("soldOut"),
    soldOutVariant: t("soldOutVariant"),
    notInStores: t("notInStores"),
  };
}
