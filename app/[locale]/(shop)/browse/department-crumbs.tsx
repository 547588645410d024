import { getTranslations } from "next-intl/server";
import { addresses } from "@/app/_server/addresses";
import { crumbs } from "@/components/shop/structured-data/crumbs";
import { StructuredData } from "@/components/shop/structured-data/structured-data";
import type { Department } from "@/lib/catalog/departments";
import { textIn } from "@/lib/i18n/locales";

type Props = { department: Department; above: readonly Department[]; locale: string };

/** Tells machines the way to a department. */
export async function DepartmentCrumbs({ department, above, locale }: Props) {
  const t = await getTranslations("shop");
  const way = [...above, department].map(({ slug, name }) => ({
    name: textIn(name, locale),
    path: `/c/${slug}`,
  }));
  return <StructuredData data={crumbs(addresses(locale), [{ name: t("name"), path: "/" }, ...way])} />;
}
