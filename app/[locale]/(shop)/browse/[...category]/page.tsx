import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import { cachedDepartments, cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { DepartmentListing } from "@/components/shop/department-listing";
import { db } from "@/db/client";
import { listing, listingPage, readCursor } from "@/lib/catalog/listing";
import { textIn } from "@/lib/i18n/locales";

export const instant = false;

type Props = PageProps<"/[locale]/browse/[...category]">;

// The same pages again, further on: only their first is worth finding from outside.
export const metadata: Metadata = { robots: { index: false, follow: true } };

/** A listing's later pages, which live on their query. Nobody links here: proxy.ts sends `/c/…?after=` here. */
export default async function BrowsePage(props: Props) {
  await connection();
  const [locale, { category }, { after }] = await Promise.all([
    pageLocale(),
    props.params,
    props.searchParams,
  ]);
  const department = (await cachedDepartments()).find((d) => d.slug === category[0]);
  if (!department || category.length > 1) notFound();
  const place = typeof after === "string" ? readCursor(after) : null;
  if (!place) redirect(`/${locale}/c/${department.slug}`);
  const [further, stores] = await Promise.all([
    listing(db(), { locale, department: department.slug, after: place }),
    cachedStores(),
  ]);
  return (
    <DepartmentListing
      department={{ ...department, name: textIn(department.name, locale) }}
      listing={further}
      locale={locale}
      stores={stores.length}
      pageSize={listingPage}
      continued
    />
  );
}
