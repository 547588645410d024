import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { NothingHere } from "@/components/staff/nothing-here";
import { StockSearch } from "@/components/staff/stock-search";
import { db } from "@/db/client";
import { variantTitlesOf } from "@/lib/catalog/titles";
import { lookUpStock } from "@/lib/inventory/look-up";
import { staffWriteOffs } from "@/lib/inventory/write-off-queries";
import { ownPlaces } from "@/lib/stores/own-place";
import { clerkCtx } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { NoStore } from "../_entry/no-store";
import { chosenOf } from "../_entry/place-here";
import { shelfWords } from "../_view/shelf-words";
import { words } from "../_view/words";
import { FoundItem } from "./found-item";
import { HeldLosses } from "./held-losses";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("staff.stock");
  return { title: t("title") };
}

/** As many as anybody decides in a row. */
const mostHeld = 50;

type Props = { searchParams: Promise<{ store?: string | string[]; q?: string | string[] }> };

export default async function StockPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked, q } = await searchParams;
  const path = `/${locale}/staff/stock`;
  const ctx = await clerkCtx(locale, typeof asked === "string" ? `${path}?store=${asked}` : path);
  const t = words(locale);
  const places = await ownPlaces(db(), ctx);
  const place = await chosenOf(places, asked);
  const board = `/${locale}/staff`;
  if (!place) return <NoStore locale={locale} ctx={ctx} />;
  const code = typeof q === "string" ? q.trim().slice(0, 100) : "";
  const found = code ? await lookUpStock(db(), ctx, { store: place.slug, code }) : [];
  const held = await staffWriteOffs(db(), ctx, { store: place.slug, heldOnly: true, limit: mostHeld });
  const named = [...found, ...held.flatMap((loss) => loss.lines)].map(({ sku }) => sku);
  const titles = await variantTitlesOf(db(), [...new Set(named)], locale);
  const shelves = shelfWords(locale);
  const query = `store=${place.slug}`;
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="mb-3 text-2xl">
        {t("stock.title")}: {place.name}
      </h1>
      <StockSearch path={path} places={places} chosen={place.slug} text={code} />
      <div className="mt-5 grid gap-5">
        {found.length === 0 ? (
          <NothingHere
            icon={code ? "search" : "scan"}
            title={code ? t("stock.none", { text: code }) : t("stock.empty.title")}
            ways={[
              { href: `${board}/stock/count?${query}`, label: shelves("do.countAny") },
              { href: `${board}/sell?${query}`, label: shelves("do.sellAny") },
              { href: `${board}/transfers`, label: t("transfers.title") },
            ]}
          >
            {code ? t("stock.noneHint") : t("stock.empty.text")}
          </NothingHere>
        ) : null}
        {found.map((item) => (
          <FoundItem
            key={`${place.slug} ${item.sku}`}
            item={item}
            title={titles.get(item.sku) ?? item.sku}
            place={place}
            ctx={ctx}
            locale={locale}
          />
        ))}
      </div>
      <HeldLosses held={held} ctx={ctx} locale={locale} timeZone={place.timeZone} titles={titles} />
    </CounterFrame>
  );
}
