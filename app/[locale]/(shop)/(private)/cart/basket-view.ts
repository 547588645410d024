import type { BasketView, GroupView, LineView, Way } from "@/components/shop/basket/view";
import type { Basket, BasketLine } from "@/lib/cart/basket";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { fewUnits } from "@/lib/inventory/availability";
import type { Offer } from "@/lib/inventory/readiness";
import { offerWords, readinessWords } from "@/lib/inventory/readiness-words";
import type { Money } from "@/lib/kernel/money";
import { openWords } from "@/lib/stores/open-words";
import type { Store } from "@/lib/stores/store";

type Reader = { locale: string; now: Date; stores: ReadonlyMap<string, Store> };

/** How many other stores are offered for a line that cannot be had where it is. */
const mostWays = 2;

/** A basket in the reader's words, by the store it will be collected at. */
export function basketView(basket: Basket, stores: readonly Store[], locale: string, now: Date): BasketView {
  const reader: Reader = { locale, now, stores: new Map(stores.map((store) => [store.slug, store])) };
  const slugs = [...new Set(basket.lines.map((line) => line.store))];
  const { together } = basket;
  const t = translator(locale, "cart");
  return {
    groups: slugs.map((slug) => groupView(slug, basket.lines, reader)),
    together: together && {
      asks: `gather:${together.store}`,
      title: t("together.title", { store: nameOf(together.store, reader) }),
      promise: promiseAt(together, reader),
    },
    total: { amount: basket.totalAmount, currency: shop.currency },
    open: basket.lines.filter((line) => !isFine(line)).length,
  };
}

const nameOf = (slug: string, { stores }: Reader): string => stores.get(slug)?.name ?? slug;

/** "Ready today 14:30", where the store's name stands beside it. */
const promiseAt = (offer: Offer, reader: Reader): string =>
  offerWords(offer, reader.stores.get(offer.store)?.timeZone ?? "UTC", reader);

const isFine = (line: BasketLine): boolean =>
  line.sold && line.here.readyBy !== null && line.here.available >= line.quantity;

function groupView(slug: string, lines: readonly BasketLine[], reader: Reader): GroupView {
  const store = reader.stores.get(slug);
  const t = translator(reader.locale, "cart");
  return {
    store: slug,
    title: t("collectAt", { store: nameOf(slug, reader) }),
    about: store
      ? `${store.address.street}, ${store.address.city} · ${openWords(store, reader.now, reader.locale).hours}`
      : "",
    lines: lines.filter((line) => line.store === slug).map((line) => lineView(line, reader)),
  };
}

function lineView(line: BasketLine, reader: Reader): LineView {
  const money = (amount: number): Money => ({ amount, currency: line.currency });
  return {
    id: line.id,
    title: line.title,
    href: `/${reader.locale}/products/${line.slug}`,
    options: line.options.map((option) => textIn(option.value, reader.locale)).join(" · "),
    picture: line.picture,
    plinth: line.plinth,
    ageLimit: line.ageLimit,
    quantity: line.quantity,
    unit: line.unitAmount === null ? null : money(line.unitAmount),
    total: line.unitAmount === null ? null : money(line.unitAmount * line.quantity),
    was: line.unitAmount !== null && line.seenAmount !== line.unitAmount ? money(line.seenAmount) : null,
    promise: linePromise(line, reader),
    ways: isFine(line) ? [] : waysOf(line, reader),
  };
}

function linePromise(line: BasketLine, reader: Reader): LineView["promise"] {
  const t = translator(reader.locale, "cart.line");
  const { available, readyBy } = line.here;
  const store = nameOf(line.store, reader);
  if (!line.sold) return { tone: "none", text: t("notSold") };
  if (!readyBy) return { tone: "elsewhere", text: t("none", { store }) };
  if (available < line.quantity) return { tone: "few", text: t("some", { store, count: available }) };
  const ready = readinessWords({ kind: "ready", store: line.store, readyBy }, reader.stores, reader);
  return available <= fewUnits
    ? { tone: "few", text: `${ready} · ${translator(reader.locale, "now")("left", { count: available })}` }
    : { tone: "ready", text: ready };
}

/** Fewer here, or all of them at a store nearby. */
function waysOf(line: BasketLine, reader: Reader): Way[] {
  const t = translator(reader.locale, "cart.line");
  const { available, readyBy } = line.here;
  const fewer: Way[] =
    line.sold && readyBy && available > 0
      ? [
          {
            asks: `take:${line.id}:${available}`,
            label: t("take", { count: available }),
            note: promiseAt(line.here, reader),
          },
        ]
      : [];
  const elsewhere = line.elsewhere.slice(0, mostWays).map((offer) => ({
    asks: `move:${line.id}:${offer.store}`,
    label: t("move", { store: nameOf(offer.store, reader) }),
    note: promiseAt(offer, reader),
  }));
  return [...fewer, ...elsewhere];
}
