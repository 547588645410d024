import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Product } from "@/lib/catalog/product";
import { pageMetadata } from "./metadata";
import { plainText, shortText } from "./plain-text";

/** As much as search results show of it. */
const descriptionLength = 160;

/** Our own pictures are cut out: shared, they stand on their plinth. Another shop's are photographs, shared as they are. */
function sharedPicture({ slug, title, media: [first] }: Product) {
  if (!first) return undefined;
  if (first.src.startsWith("/goods/"))
    return { url: `/pictures/products/${slug}.png`, alt: title, width: 1200, height: 630 };
  return {
    url: first.src,
    alt: first.alt || title,
    width: first.width ?? undefined,
    height: first.height ?? undefined,
  };
}

/** What a product's page says of itself. */
export async function productMetadata(product: Product): Promise<Metadata> {
  const { slug, title } = product;
  const t = await getTranslations("found");
  const described = plainText(product.descriptionHtml);
  return pageMetadata({
    path: `/products/${slug}`,
    title,
    description: described ? shortText(described, descriptionLength) : t("product", { title }),
    picture: sharedPicture(product),
  });
}
