import type { StockFactsView } from "@/components/staff/stock-facts";
import type { WriteOffView } from "@/components/staff/write-off-card";
import { distanceText } from "@/lib/i18n/when";
import type { StockAround } from "@/lib/inventory/stock-around";
import type { WriteOff } from "@/lib/inventory/write-off-queries";
import { formatMoney } from "@/lib/kernel/money";
import { distanceMeters, type Place } from "@/lib/stores/distance";
import { openWords } from "@/lib/stores/open-words";
import type { Store } from "@/lib/stores/store";
import type { ShelfWords } from "./shelf-words";
import { sayWhen, type Viewpoint, type Words } from "./words";

type Seen = Viewpoint & { t: Words; shelves: ShelfWords };

/** Who else has some of an item: how far, how many, and whether they are open. */
export function nearbyView(
  { nearby }: StockAround,
  { t, shelves, locale, now }: Seen,
  from: Place | undefined,
  stores: readonly Store[],
): StockFactsView {
  return {
    title: shelves("near.title"),
    none: shelves("near.none"),
    rows: nearby.map(({ slug, name, kind, available, ...place }) => {
      const store = stores.find((s) => s.slug === slug);
      const far = from ? distanceText(distanceMeters(from, place), locale) : "";
      const open = store ? openWords(store, now, locale).hours : "";
      const what = kind === "warehouse" ? shelves("near.warehouse") : open;
      return {
        id: slug,
        main: name,
        beside: t("stock.units", { count: available }),
        below: [far, what].filter(Boolean).join(" · "),
      };
    }),
  };
}

/** What of an item is on its way here, or leaves. */
export function comingView({ coming }: StockAround, seen: Seen): StockFactsView {
  const { t, shelves } = seen;
  return {
    title: shelves("coming.title"),
    none: shelves("coming.none"),
    rows: coming.map(({ id, state, place, here, quantity, at, expectedAt }) => ({
      id,
      main: shelves(here ? "coming.here" : "coming.away", { count: quantity, place }),
      beside: "",
      below: [
        shelves(state === "sent" ? "coming.sent" : "coming.requested", { when: sayWhen(t, seen, at) }),
        expectedAt ? t("transfers.expected", { when: sayWhen(t, seen, expectedAt) }) : "",
      ]
        .filter(Boolean)
        .join(" · "),
    })),
  };
}

/** What happened to an item here lately: what, how many, by whom, when. */
export function movesView({ moves }: StockAround, seen: Seen): StockFactsView {
  const { t, shelves } = seen;
  return {
    title: shelves("moves.title"),
    none: shelves("moves.none"),
    rows: moves.map(({ id, kind, units, who, at }) => ({
      id,
      main: shelves(`moves.kinds.${kind}`),
      beside: units > 0 ? `+${units}` : `−${-units}`,
      below: `${who || shelves("moves.shop")} · ${sayWhen(t, seen, at)}`,
    })),
  };
}

/** A loss that waits for a second person, as they read it. */
export function writeOffView(
  { id, reason, requestedBy, requestedAt, note, amount, lines }: WriteOff,
  titles: ReadonlyMap<string, string>,
  seen: Seen,
): WriteOffView {
  const { t, shelves, locale } = seen;
  return {
    id,
    worth: shelves("decide.worth", { amount: formatMoney(amount, locale) }),
    by: shelves("decide.by", {
      reason: t(`stock.reasons.${reason}`),
      name: requestedBy,
      when: sayWhen(t, seen, requestedAt),
    }),
    note,
    lines: lines.map(({ sku, units }) =>
      shelves("decide.line", { count: units, title: titles.get(sku) ?? sku }),
    ),
  };
}
