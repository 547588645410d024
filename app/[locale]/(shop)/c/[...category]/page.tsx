import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cachedDepartments, cachedListing, cachedStores } from "@/app/_server/cached";
import { pageLocale, placeholder } from "@/app/_server/locale";
import { DepartmentListing } from "@/components/shop/department-listing";
import { textIn } from "@/lib/i18n/locales";

export const ensureStatic = "navigation";
// The whole page is one static file, fetched when its link is meant: nothing is to be shown before it.
export const instant = false;

export const generateStaticParams = () => [{ category: [placeholder] }];

type Props = PageProps<"/[locale]/c/[...category]">;

/** The department an address names; a longer address names none yet. */
async function departmentOf(props: Props) {
  const [slug, ...deeper] = (await props.params).category;
  if (!slug || slug === placeholder || deeper.length > 0) notFound();
  const department = (await cachedDepartments()).find((d) => d.slug === slug);
  if (!department) notFound();
  return department;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const locale = await pageLocale();
  return { title: textIn((await departmentOf(props)).name, locale) };
}

export default async function DepartmentPage(props: Props) {
  const locale = await pageLocale();
  const department = await departmentOf(props);
  const [listing, stores] = await Promise.all([cachedListing(locale, department.slug), cachedStores()]);
  return (
    <DepartmentListing
      department={{ ...department, name: textIn(department.name, locale) }}
      listing={listing}
      locale={locale}
      stores={stores.length}
    />
  );
}
