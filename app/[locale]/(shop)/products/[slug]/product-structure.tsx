import { getTranslations } from "next-intl/server";
import { addresses } from "@/app/_server/addresses";
import { cachedDepartments, cachedWhereabouts } from "@/app/_server/cached";
import { plainText, shortText } from "@/app/_server/plain-text";
import { crumbs } from "@/components/shop/structured-data/crumbs";
import { productData } from "@/components/shop/structured-data/product-data";
import { StructuredData } from "@/components/shop/structured-data/structured-data";
import { departmentIn } from "@/lib/catalog/departments";
import type { Product } from "@/lib/catalog/product";
import { textIn } from "@/lib/i18n/locales";

const descriptionLength = 500;

type Props = { product: Product; locale: string; stores: readonly { slug: string; name: string }[] };

/** What the product's page tells machines: the product, its price, the stores that have it, and the way to it. */
export async function ProductStructure({ product, locale, stores }: Props) {
  const [t, tree, whereabouts] = await Promise.all([
    getTranslations("shop"),
    cachedDepartments(),
    cachedWhereabouts(product.slug),
  ]);
  const at = addresses(locale);
  const found = departmentIn(tree, product.department.slug);
  const departments = found ? [...found.path, found.department] : [];
  const way = crumbs(at, [
    { name: t("name"), path: "/" },
    ...departments.map(({ slug, name }) => ({ name: textIn(name, locale), path: `/c/${slug}` })),
    { name: product.title, path: `/products/${product.slug}` },
  ]);
  const description = shortText(plainText(product.descriptionHtml), descriptionLength);
  const data = productData(at, { product, description, whereabouts, stores });
  return <StructuredData data={{ "@graph": [data, way] }} />;
}
