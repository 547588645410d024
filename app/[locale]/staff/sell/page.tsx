import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { NothingHere } from "@/components/staff/nothing-here";
import { SellBasket } from "@/components/staff/sell-basket";
import { db } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { counterQuote, type SaleLine } from "@/lib/checkout/counter-quote";
import { counterSales } from "@/lib/checkout/counter-sales";
import { variantsScanned } from "@/lib/inventory/variants";
import { clerkCtx } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { placeHere } from "../_entry/place-here";
import { linesAsked, oneMore, sellLineView, wayOf } from "../_view/sale-view";
import { shelfWords } from "../_view/shelf-words";
import { words } from "../_view/words";
import { SoldHere } from "./sold-here";
import { ToPay } from "./to-pay";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("shelves.sell");
  return { title: t("title") };
}

/** As many as anybody looks back at. */
const latest = 8;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What this store lacks, sold here all the same: collected elsewhere or sent, and paid now. */
export default async function SellPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const asked = await searchParams;
  const path = `/${locale}/staff/sell`;
  const ctx = await clerkCtx(locale, path);
  const [t, shelves] = [words(locale), shelfWords(locale)];
  const board = `/${locale}/staff`;
  const [place, stores] = await Promise.all([placeHere(ctx, asked.store), cachedStores()]);
  const store = stores.find((s) => s.slug === place?.slug);
  if (!store)
    return (
      <CounterFrame locale={locale} ctx={ctx} board={board} back>
        <h1 className="text-2xl">{place ? shelves("sell.title") : t("noStore.title")}</h1>
        <p className="mt-2">{place ? shelves("sell.noStore") : t("noStore.text")}</p>
      </CounterFrame>
    );
  const add = typeof asked.add === "string" ? asked.add.trim().slice(0, 100) : "";
  const found = add ? (await variantsScanned(db(), [add])).get(add)?.[0]?.sku : undefined;
  const lines = found ? oneMore(linesAsked(asked), found) : linesAsked(asked);
  const first = await quoted(lines);
  // What has no way yet takes the first there is: only then is it known what sending it costs.
  const decided = first.lines.map(
    (line): SaleLine => ({ ...line, collectAt: wayOf(line)?.collectAt ?? null }),
  );
  const { quote, lines: shown } = await quoted(decided);
  const sales = await counterSales(db(), ctx, { store: store.slug, limit: latest });
  const view = { locale, timeZone: store.timeZone, now: ctx.now };
  const { currency } = shop;
  const ready = shown.length > 0 && shown.every((line) => line.unitAmount !== null && line.ways.length > 0);
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`${board}?store=${store.slug}`} back>
      <h1 className="text-2xl">
        {shelves("sell.title")}: {store.name}
      </h1>
      <p className="mt-2 mb-4">{shelves("sell.lead")}</p>
      <SellBasket
        key={decided.map((line) => Object.values(line).join(" ")).join()}
        path={path}
        store={store.slug}
        unknown={add && !found ? add : ""}
        lines={shown.map((line) =>
          sellLineView(line, shelves, t, { ...view, currency, stores, here: store.slug }),
        )}
      />
      {shown.length === 0 && !asked.sold ? (
        <div className="mt-5">
          <NothingHere
            icon="scan"
            title={shelves("sell.empty.title")}
            ways={[{ href: `${board}/stock?store=${store.slug}`, label: t("stock.title") }]}
          >
            {shelves("sell.empty.text")}
          </NothingHere>
        </div>
      ) : null}
      {ready ? (
        <ToPay
          locale={locale}
          store={store}
          priced={quote.priced}
          lines={decided.map(({ sku, quantity, collectAt }) => ({ sku, quantity, collectAt }))}
        />
      ) : null}
      <SoldHere sales={sales} sold={asked.sold} view={view} locale={locale} stores={stores} />
    </CounterFrame>
  );

  function quoted(asked: readonly SaleLine[]) {
    return counterQuote(db(), ctx, { lines: asked, from: store!, stores });
  }
}
