import type { ReactNode } from "react";
import { cachedStores } from "@/app/_server/cached";
import { AdjustForm } from "@/components/staff/adjust-form";
import { AskTransfer } from "@/components/staff/ask-transfer";
import { StockFacts } from "@/components/staff/stock-facts";
import { StockItem } from "@/components/staff/stock-item";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import type { Locale } from "@/lib/i18n/locales";
import { adjustmentReasons } from "@/lib/inventory/adjustment-reasons";
import type { StockFound } from "@/lib/inventory/look-up";
import { shelfOf } from "@/lib/inventory/shelf";
import { stockAround } from "@/lib/inventory/stock-around";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import type { OwnPlace } from "@/lib/stores/own-place";
import { adjustStock, askForTransfer } from "../_actions/stock";
import { shelfWords } from "../_view/shelf-words";
import { comingView, movesView, nearbyView } from "../_view/stock-around-view";
import { stockItemView } from "../_view/stock-item-view";
import { words } from "../_view/words";

type Props = { item: StockFound; title: string; place: OwnPlace; ctx: Ctx; locale: Locale };

/** One item as this place has it, what is around it, and what can be done about it. */
export async function FoundItem({ item, title, place, ctx, locale }: Props) {
  const { sku } = item;
  const [t, shelves] = [words(locale), shelfWords(locale)];
  const [around, shelf, stores] = await Promise.all([
    stockAround(db(), ctx, { store: place.slug, sku }),
    shelfOf(db(), sku),
    cachedStores(),
  ]);
  const store = stores.find((s) => s.slug === place.slug);
  const seen = { locale, timeZone: place.timeZone, now: ctx.now, t, shelves };
  const of = { locale, store: place.slug, sku };
  const path = `/${locale}/staff`;
  const query = new URLSearchParams({ store: place.slug });
  return (
    <StockItem
      item={stockItemView(item, t, { locale, title, store: place.slug })}
      words={{ notHere: t("stock.notHere"), promised: t("stock.promised") }}
    >
      <p className="flex flex-wrap gap-2">
        {store ? (
          <Link
            href={`${path}/sell?${query}&add=${encodeURIComponent(sku)}`}
            className={buttonLooks("secondary")}
          >
            {shelves("do.sell")}
          </Link>
        ) : null}
        {shelf ? (
          <Link
            href={`${path}/stock/count?${query}&shelf=${encodeURIComponent(shelf)}`}
            className={buttonLooks("secondary")}
          >
            {shelves("do.count", { shelf })}
          </Link>
        ) : null}
        {around.coming.some(({ here, state }) => here && state === "sent") ? (
          <Link href={`${path}/transfers`} className={buttonLooks("secondary")}>
            {t("transfers.receive")}
          </Link>
        ) : null}
      </p>
      <div className="grid gap-5 md:grid-cols-3">
        <StockFacts view={nearbyView(around, seen, store, stores)} />
        <StockFacts view={comingView(around, seen)} />
        <StockFacts view={movesView(around, seen)} />
      </div>
      <Unfolding title={shelves("do.adjust")} open>
        <AdjustForm adjust={adjustStock.bind(null, of)} firstKey={newId()} reasons={adjustmentReasons} />
      </Unfolding>
      {isStaff(ctx.actor, "manager") && around.nearby.length > 0 ? (
        <Unfolding title={shelves("do.ask")}>
          <AskTransfer
            ask={askForTransfer.bind(null, of)}
            firstKey={newId()}
            places={around.nearby.map(({ slug, name, available }) => ({
              slug,
              label: `${name}: ${shelves("near.units", { count: available })}`,
            }))}
          />
        </Unfolding>
      ) : null}
    </StockItem>
  );
}

function Unfolding({ title, open, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="rounded-lg border border-line">
      <summary className="flex min-h-12 cursor-pointer items-center px-3.5 font-semibold">{title}</summary>
      <div className="p-3.5 pt-1">{children}</div>
    </details>
  );
}
