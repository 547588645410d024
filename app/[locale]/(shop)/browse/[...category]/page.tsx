import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { cachedDepartments, cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { DepartmentListing } from "@/components/shop/department-listing";
import { db } from "@/db/client";
import { listing, readCursor } from "@/lib/catalog/listing";
import { textIn } from "@/lib/i18n/locales";

export const instant = false;

type Props = PageProps<"/[locale]/browse/[...category]">;

async function departmentOf(props: Props) {
  const [slug, ...deeper] = (await props.params).category;
  const department = deeper.length === 0 && (await cachedDepartments()).find((d) => d.slug === slug);
  if (!department) notFound();
  return department;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  await connection();
  const locale = await pageLocale();
  // Only a listing's beginning is worth finding from outside.
  return { title: textIn((await departmentOf(props)).name, locale), robots: { index: false, follow: true } };
}

/**
 * A listing further on, where its query says. Nobody links here: proxy.ts sends `/c/…?after=` here.
 * A query that no listing gave begins at the beginning.
 */
export default async function BrowsePage(props: Props) {
  await connection();
  const locale = await pageLocale();
  const [department, { after }] = await Promise.all([departmentOf(props), props.searchParams]);
  const place = typeof after === "string" ? readCursor(after) : null;
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
      continued={place !== null}
    />
  );
}
