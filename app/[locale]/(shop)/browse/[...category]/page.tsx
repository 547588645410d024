import type { Metadata } from "next";
import { connection } from "next/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { DepartmentListing } from "@/components/shop/department-listing";
import { db } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import { listing } from "@/lib/search/listing";
import { readListingAsk } from "@/lib/search/listing-address";
import { departmentAt, departmentSign } from "../department-page";
import { listingView } from "../listing-view";
import { ownStore } from "../own-store";

export const instant = false;

type Props = PageProps<"/[locale]/browse/[...category]">;

export async function generateMetadata(props: Props): Promise<Metadata> {
  await connection();
  const locale = await pageLocale();
  const { department } = await departmentAt((await props.params).category);
  // Only the department itself is worth finding from outside, not the countless ways to narrow it.
  return {
    title: textIn(department.name, locale),
    alternates: { canonical: `/${locale}/c/${department.slug}` },
    robots: { index: false, follow: true },
  };
}

/** A department asked for anything in particular. Nobody links here: proxy.ts sends `/c/…?…` here. */
export default async function BrowsePage(props: Props) {
  await connection();
  const locale = await pageLocale();
  const [found, query] = await Promise.all([
    props.params.then(({ category }) => departmentAt(category)),
    props.searchParams,
  ]);
  const { slug } = found.department;
  const ask = { ...readListingAsk(query, shop.currency), text: "", department: null };
  const [store, stores] = await Promise.all([ownStore(ask.at), cachedStores()]);
  const mine = store ? { locationId: store.id, now: new Date() } : undefined;
  const view = await listingView({
    locale,
    path: `/${locale}/c/${slug}`,
    ask,
    listing: await listing(db(), { locale, department: slug, mine }, ask),
    stores: stores.length,
    store,
  });
  return <DepartmentListing department={departmentSign(found, locale)} view={view} />;
}
