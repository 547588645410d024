import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedListing, cachedStores } from "@/app/_server/cached";
import { pageLocale, placeholder } from "@/app/_server/locale";
import { pageMetadata } from "@/app/_server/metadata";
import { DepartmentCrumbs } from "@/app/[locale]/(shop)/browse/department-crumbs";
import { departmentAt, departmentSign } from "@/app/[locale]/(shop)/browse/department-page";
import { listingView } from "@/app/[locale]/(shop)/browse/listing-view";
import { DepartmentListing } from "@/components/shop/department-listing";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import { readListingAsk } from "@/lib/search/listing-address";

export const ensureStatic = "navigation";
// The whole page is one static file, fetched when its link is meant: nothing is to be shown before it.
export const instant = false;

export const generateStaticParams = () => [{ category: [placeholder] }];

type Props = PageProps<"/[locale]/c/[...category]">;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const locale = await pageLocale();
  const { department } = await departmentAt((await props.params).category);
  const name = textIn(department.name, locale);
  const t = await getTranslations("found");
  return pageMetadata({
    path: `/c/${department.slug}`,
    title: name,
    description: t("department", { name, count: department.products }),
  });
}

export default async function DepartmentPage(props: Props) {
  const locale = await pageLocale();
  const found = await departmentAt((await props.params).category);
  const { slug } = found.department;
  const [listing, stores] = await Promise.all([cachedListing(locale, slug), cachedStores()]);
  const view = await listingView({
    locale,
    path: `/${locale}/c/${slug}`,
    ask: readListingAsk({}, shop.currency),
    listing,
    stores: stores.length,
    store: null,
  });
  return (
    <>
      <DepartmentCrumbs {...found} locale={locale} />
      <DepartmentListing department={departmentSign(found, locale)} view={view} />
    </>
  );
}
