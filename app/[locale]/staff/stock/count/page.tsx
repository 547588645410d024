import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { NothingHere } from "@/components/staff/nothing-here";
import { ShelfCount } from "@/components/staff/shelf-count";
import { ShelfSearch } from "@/components/staff/shelf-search";
import { db } from "@/db/client";
import { variantTitlesOf } from "@/lib/catalog/titles";
import { shelfItems, shelvesAt } from "@/lib/inventory/shelf";
import { newId } from "@/lib/kernel/id";
import { countShelf } from "../../_actions/stock";
import { clerkCtx } from "../../_entry/clerk";
import { CounterFrame } from "../../_entry/counter-frame";
import { NoStore } from "../../_entry/no-store";
import { placeHere } from "../../_entry/place-here";
import { shelfWords } from "../../_view/shelf-words";
import { words } from "../../_view/words";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("shelves.count");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ store?: string | string[]; shelf?: string | string[] }> };

/** A cycle count of one shelf: everything that should stand there, against what does. */
export default async function CountPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked, shelf: named } = await searchParams;
  const path = `/${locale}/staff/stock`;
  const ctx = await clerkCtx(locale, `${path}/count`);
  const [t, shelves] = [words(locale), shelfWords(locale)];
  const place = await placeHere(ctx, asked);
  if (!place) return <NoStore locale={locale} ctx={ctx} />;
  const shelf = typeof named === "string" ? named.trim().slice(0, 40) : "";
  const [items, known] = await Promise.all([
    shelf ? shelfItems(db(), ctx, { store: place.slug, shelf }) : [],
    shelvesAt(db(), ctx, place.slug),
  ]);
  const titles = await variantTitlesOf(
    db(),
    items.map(({ sku }) => sku),
    locale,
  );
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`/${locale}/staff?store=${place.slug}`} back>
      <h1 className="mb-3 text-2xl">
        {shelves("count.title")}: {place.name}
      </h1>
      <ShelfSearch
        path={`${path}/count`}
        store={place.slug}
        shelf={shelf}
        known={known}
        words={{
          shelf: shelves("count.shelf"),
          hint: known[0] ? shelves("count.shelfHint", { example: known[0] }) : "",
          show: shelves("count.show"),
        }}
      />
      <div className="mt-5">
        {items.length > 0 ? (
          <ShelfCount
            key={`${place.slug} ${shelf}`}
            count={countShelf.bind(null, { locale, store: place.slug, shelf })}
            firstKey={newId()}
            items={items.map(({ sku, barcode, onHand }) => ({
              sku,
              barcode,
              title: titles.get(sku) ?? sku,
              books: onHand,
            }))}
          />
        ) : (
          <NothingHere
            icon={shelf ? "search" : "scan"}
            title={shelf ? shelves("count.none", { shelf }) : shelves("count.empty.title")}
            ways={[{ href: `${path}?store=${place.slug}`, label: t("stock.title") }]}
          >
            {shelf ? shelves("count.noneHint") : shelves("count.empty.text")}
          </NothingHere>
        )}
      </div>
    </CounterFrame>
  );
}
