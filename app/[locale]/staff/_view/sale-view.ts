import type { SellLineView } from "@/components/staff/sell-basket";
import type { QuotedSaleLine, SaleLine, SaleWay } from "@/lib/checkout/counter-quote";
import { distanceText, weekdayAt } from "@/lib/i18n/when";
import { formatMoney } from "@/lib/kernel/money";
import type { Store } from "@/lib/stores/store";
import type { ShelfWords } from "./shelf-words";
import { sayWhen, type Viewpoint, type Words } from "./words";

/** What stands in an address for being sent; stores stand by their slugs. */
const sent = "send";
const mostLines = 20;
const mostUnits = 99;

/** The lines that an address names: `sku`, `units` and `way`, as often as there are lines. */
export function linesAsked(asked: Record<string, string | string[] | undefined>): SaleLine[] {
  const [skus, units, ways] = ["sku", "units", "way"].map((name) => [asked[name] ?? []].flat());
  return skus!.slice(0, mostLines).flatMap((sku, at): SaleLine[] => {
    const quantity = Math.min(mostUnits, Number(units![at] ?? 1));
    const way = ways![at] ?? "";
    if (!Number.isInteger(quantity) || quantity < 1 || !/^[^\s,]{1,100}$/.test(sku)) return [];
    return [{ sku, quantity, collectAt: way === sent ? null : way }];
  });
}

/** One more of an item: of its own line when there is one, else a line whose way is still to be found. */
export const oneMore = (lines: readonly SaleLine[], sku: string): SaleLine[] =>
  lines.some((line) => line.sku === sku)
    ? lines.map((line) =>
        line.sku === sku ? { ...line, quantity: Math.min(mostUnits, line.quantity + 1) } : line,
      )
    : [...lines, { sku, quantity: 1, collectAt: "" }];

/** The way that was chosen, as long as all of it can be had so; else the first there is. */
export const wayOf = ({ ways, collectAt }: QuotedSaleLine): SaleWay | undefined =>
  ways.find((way) => way.collectAt === collectAt) ?? ways[0];

/** A line at the counter, in the reader's words. */
export function sellLineView(
  line: QuotedSaleLine,
  shelves: ShelfWords,
  t: Words,
  view: Viewpoint & { currency: string; stores: readonly Store[]; here: string },
): SellLineView {
  const { sku, title, picture, quantity, unitAmount } = line;
  const amount = formatMoney({ amount: unitAmount ?? 0, currency: view.currency }, view.locale);
  const labelOf = ({ collectAt, distanceMeters, readyBy }: SaleWay) => {
    if (collectAt === null)
      return shelves("sell.send", { when: weekdayAt(readyBy, view.locale, view.timeZone) });
    const when = sayWhen(t, view, readyBy.toISOString());
    if (collectAt === view.here) return shelves("sell.here", { when });
    const store = view.stores.find((s) => s.slug === collectAt)?.name ?? collectAt;
    return shelves("sell.collect", { store, when, distance: distanceText(distanceMeters ?? 0, view.locale) });
  };
  return {
    sku,
    title,
    picture,
    each: shelves("sell.each", { amount }),
    units: quantity,
    ways: line.ways.map((way) => ({ value: way.collectAt ?? sent, label: labelOf(way) })),
    way: wayOf(line)?.collectAt ?? sent,
  };
}
