import type { Product, ProductVariant } from "@/lib/catalog/product";
import { textIn } from "@/lib/i18n/locales";
import { decimalOf } from "@/lib/kernel/money";
import { type Addresses, storeId } from "./addresses";

/** Where a product is, by SKU: slugs of the stores that have some of it to promise. */
export type Whereabouts = Readonly<Record<string, readonly string[]>>;

type Shown = {
  product: Product;
  /** The product's description as plain text. */
  description: string;
  whereabouts: Whereabouts;
  stores: readonly { slug: string; name: string }[];
};

const kindOf = ({ options, sku }: ProductVariant, locale: string): string =>
  options.map((option) => textIn(option.value, locale)).join(", ") || sku;

/** A GTIN is 8, 12, 13 or 14 digits; a 13-digit one that begins with 2 is the shop's own, as is any other barcode. */
const gtin = (barcode: string | null): object =>
  barcode && /^(\d{8}|\d{12}|[013-9]\d{12}|\d{14})$/.test(barcode) ? { gtin: barcode } : {};

/**
 * A product with its price and where it can be collected. One that comes in several kinds is a group, and each kind a
 * product of it.
 */
export function productData(at: Addresses, { product, description, whereabouts, stores }: Shown): object {
  const { slug, title, brand, media, variants } = product;
  const url = at.page(`/products/${slug}`);
  const offer = (variant: ProductVariant) => {
    const places = stores.filter((store) => whereabouts[variant.sku]?.includes(store.slug));
    return {
      "@type": "Offer",
      url,
      price: decimalOf(variant.price),
      priceCurrency: variant.price.currency,
      availability: `https://schema.org/${places.length > 0 ? "InStock" : "OutOfStock"}`,
      itemCondition: "https://schema.org/NewCondition",
      availableDeliveryMethod: "https://schema.org/OnSitePickup",
      ...(places.length > 0
        ? {
            availableAtOrFrom: places.map((s) => ({
              "@type": "Store",
              "@id": storeId(at, s.slug),
              name: s.name,
            })),
          }
        : {}),
    };
  };
  const common = {
    "@id": `${url}#product`,
    name: title,
    url,
    ...(description ? { description } : {}),
    ...(brand ? { brand: { "@type": "Brand", name: brand } } : {}),
    ...(media.length > 0 ? { image: media.map((picture) => at.file(picture.src)) } : {}),
  };
  const [only] = variants;
  if (variants.length === 1 && only)
    return { "@type": "Product", ...common, sku: only.sku, ...gtin(only.barcode), offers: offer(only) };
  return {
    "@type": "ProductGroup",
    ...common,
    productGroupID: slug,
    hasVariant: variants.map((variant) => ({
      "@type": "Product",
      name: `${title}, ${kindOf(variant, product.textLocale)}`,
      sku: variant.sku,
      ...gtin(variant.barcode),
      offers: offer(variant),
    })),
  };
}
