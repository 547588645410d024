import type { BasketView, GroupView, LineView, OptionView, Way } from "@/components/shop/basket/view";
import { type Basket, type BasketLine, isFine, readyFor, unitsAt } from "@/lib/cart/basket";
import { optionKey } from "@/lib/cart/basket-options";
import { firstOptions, type Option, type Part } from "@/lib/cart/plan-options";
import { shop } from "@/lib/catalog/shop";
import { offeredPayments } from "@/lib/checkout/agreed-payment";
import type { Quote } from "@/lib/checkout/quote";
import { textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { fewUnits } from "@/lib/inventory/availability";
import type { Offer } from "@/lib/inventory/readiness";
import { deliveryWords, offerWords, readinessWords } from "@/lib/inventory/readiness-words";
import type { Money } from "@/lib/kernel/money";
import { openWords } from "@/lib/stores/open-words";
import type { Store } from "@/lib/stores/store";
import { codesView, quoteRows } from "../_sums/sum-rows";

type Reader = {
  locale: string;
  now: Date;
  stores: ReadonlyMap<string, Store>;
  /** Whether what is to be delivered can be ordered. */
  sends: boolean;
};

/** How many other stores are offered for a line that cannot be had where it is. */
const mostWays = 2;
/** How many other ways to have all of it. */
const mostOptions = 3;

/** A basket in the reader's words, by the store it will be collected at; what is delivered comes last. */
export function basketView(
  basket: Basket,
  stores: readonly Store[],
  { locale, now }: Pick<Reader, "locale" | "now">,
  { quoted, codes }: { quoted: Quote; codes: readonly string[] },
): BasketView {
  const sends = offeredPayments({ delivers: true }).length > 0;
  const reader: Reader = { locale, now, sends, stores: new Map(stores.map((store) => [store.slug, store])) };
  const slugs = [...new Set(basket.lines.map((line) => line.store))];
  return {
    groups: [...slugs.filter((slug) => slug !== null), ...slugs.filter((slug) => slug === null)].map((slug) =>
      groupView(slug, basket.lines, reader),
    ),
    options: firstOptions(basket.options, mostOptions).map((option) =>
      optionView(option, basket.lines, reader),
    ),
    total: { amount: quoted.priced.totalAmount, currency: shop.currency },
    sums: { rows: quoteRows(quoted, locale), note: deliveryNote(quoted, locale) },
    codes: codesView(quoted, codes, locale),
    collected: { amount: collectedAmount(basket), currency: shop.currency },
    checkout: sends || !slugs.includes(null) ? "all" : slugs.length === 1 ? "none" : "collected",
    open: basket.lines.filter((line) => !isFine(line)).length,
  };
}

/** What sending costs is asked for home while nobody said where it goes. */
function deliveryNote({ priced, served }: Quote, locale: string): string {
  const t = translator(locale, "prices");
  if (!served) return t("notServed");
  return priced.delivery.amount > 0 ? t("deliveryAbout") : "";
}

const collectedAmount = ({ lines }: Basket): number =>
  lines
    .filter(({ sold, store }) => sold && store !== null)
    .reduce((sum, { unitAmount, quantity }) => sum + (unitAmount ?? 0) * quantity, 0);

function optionView(option: Option, lines: readonly BasketLine[], reader: Reader): OptionView {
  const t = translator(reader.locale, "cart.options");
  const whole = option.parts.length === 1 && option.missing.length === 0;
  const title = ({ method, place, goods }: Part) => {
    const count = goods.reduce((sum, { quantity }) => sum + quantity, 0);
    const store = nameOf(place, reader);
    if (method === "delivery") return whole ? t("allDelivered") : t("delivered", { count });
    return whole ? t("allAt", { store }) : t("at", { count, store });
  };
  const without = option.missing.map(({ sku, quantity }) =>
    t("units", { count: quantity, title: lines.find((line) => line.sku === sku)?.title ?? sku }),
  );
  return {
    asks: `choose:${optionKey(option)}`,
    parts: option.parts.map((part) => ({
      title: title(part),
      promise:
        part.method === "delivery"
          ? deliveryWords(part.readyBy, reader)
          : promiseAt({ store: part.place, readyBy: part.readyBy, shipToStore: null }, reader),
    })),
    without: without.length > 0 ? t("without", { goods: without.join(", ") }) : "",
  };
}

const nameOf = (slug: string, { stores }: Reader): string => stores.get(slug)?.name ?? slug;

/** "Ready today 14:30", where the store's name stands beside it. */
const promiseAt = (offer: Pick<Offer, "store" | "readyBy" | "shipToStore">, reader: Reader): string =>
  offerWords(offer, reader.stores.get(offer.store)?.timeZone ?? "UTC", reader);

function groupView(slug: string | null, lines: readonly BasketLine[], reader: Reader): GroupView {
  const t = translator(reader.locale, "cart");
  const own = lines.filter((line) => line.store === slug).map((line) => lineView(line, reader));
  if (slug === null)
    return {
      method: "delivery",
      key: "delivery",
      title: t("delivery"),
      about: t(reader.sends ? "deliveryAbout" : "deliveryLater"),
      lines: own,
    };
  const store = reader.stores.get(slug);
  return {
    method: "pickup",
    key: `store-${slug}`,
    title: t("collectAt", { store: nameOf(slug, reader) }),
    about: store
      ? `${store.address.street}, ${store.address.city} · ${openWords(store, reader.now, reader.locale).hours}`
      : "",
    lines: own,
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
    // What cannot be ordered needs a way out as much as what is not there.
    fine: isFine(line) && (line.store !== null || reader.sends),
    ways: waysOf(line, reader),
  };
}

function linePromise(line: BasketLine, reader: Reader): LineView["promise"] {
  const t = translator(reader.locale, "cart.line");
  const { here, quantity } = line;
  if (!line.sold) return { tone: "none", text: t("notSold") };
  if (!here) return parcelPromise(line, reader);
  const store = nameOf(here.store, reader);
  const { available, readyBy, shipToStore } = here;
  const ready = readyFor(here, quantity);
  if (!ready && here.paused && available > 0) return { tone: "elsewhere", text: t("paused", { store }) };
  if (!ready)
    return readyBy
      ? { tone: "few", text: t("some", { store, count: available + (shipToStore?.quantity ?? 0) }) }
      : { tone: "elsewhere", text: t("none", { store }) };
  const text = readinessWords({ kind: "ready", store: here.store, readyBy: ready }, reader.stores, reader);
  if (available < quantity) return { tone: "ready", text };
  return available <= fewUnits
    ? { tone: "few", text: `${text} · ${translator(reader.locale, "now")("left", { count: available })}` }
    : { tone: "ready", text };
}

function parcelPromise({ parcel, quantity }: BasketLine, reader: Reader): LineView["promise"] {
  const t = translator(reader.locale, "cart.line");
  if (parcel.available >= quantity) return { tone: "ready", text: deliveryWords(parcel.readyBy, reader) };
  return parcel.available > 0
    ? { tone: "few", text: t("someDelivered", { count: parcel.available }) }
    : { tone: "elsewhere", text: t("noneDelivered") };
}

/** Fewer here, all of them at a store nearby, or to the door. */
function waysOf(line: BasketLine, reader: Reader): Way[] {
  const t = translator(reader.locale, "cart.line");
  const { here, parcel, quantity } = line;
  const most = here ? unitsAt(here) : parcel.available;
  const note = here ? promiseAt(here, reader) : deliveryWords(parcel.readyBy, reader);
  const fewer: Way[] =
    line.sold && most > 0 && most < quantity
      ? [{ asks: `take:${line.id}:${most}`, label: t("take", { count: most }), note }]
      : [];
  const elsewhere = line.elsewhere.slice(0, mostWays).map((offer) => ({
    asks: `move:${line.id}:${offer.store}`,
    label: t("move", { store: nameOf(offer.store, reader) }),
    note: promiseAt({ ...offer, readyBy: readyFor(offer, quantity) }, reader),
  }));
  const delivered =
    here && line.sold && parcel.available >= quantity
      ? [{ asks: `deliver:${line.id}`, label: t("deliver"), note: deliveryWords(parcel.readyBy, reader) }]
      : [];
  return [...fewer, ...elsewhere, ...delivered];
}
