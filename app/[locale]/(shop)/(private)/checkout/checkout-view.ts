import type { CheckoutView, PickupView } from "@/components/shop/checkout/view";
import { type OfferAt, storesWithAll } from "@/lib/cart/basket";
import type { CartLine } from "@/lib/cart/cart";
import type { HeldPickup } from "@/lib/checkout/held-pickups";
import { sameGoods } from "@/lib/checkout/hold-basket";
import type { Quote } from "@/lib/checkout/quote";
import { vatByRate } from "@/lib/checkout/vat-by-rate";
import { clockSpan, dayWords, momentWords, spanWords } from "@/lib/i18n/moments";
import { translator } from "@/lib/i18n/translator";
import { offerWords, readinessWords } from "@/lib/inventory/readiness-words";
import type { SkuUnits } from "@/lib/inventory/units-by-sku";
import { openWords } from "@/lib/stores/open-words";
import type { Store } from "@/lib/stores/store";
import type { Window } from "@/lib/stores/windows";
import { quoteRows } from "../_sums/sum-rows";
import { deliveryView } from "./delivery-view";
import { inShopMoney, rateWords, reviewLine } from "./review-line";
import type { SavedAddresses } from "./saved-addresses";

export type CheckoutFacts = {
  pickups: readonly HeldPickup[];
  basket: readonly CartLine[];
  /** What of the basket is sent, and in which parcels; none when not all of it can be sent any more. */
  sent: { lines: readonly CartLine[]; parcels: readonly SkuUnits[][]; saved: SavedAddresses };
  stores: readonly Store[];
  /** What all of it costs. */
  quoted: Quote;
  /** What every store can promise of what is held. */
  offers: OfferAt;
  /** By store: the windows it offers and how many places are left, by start in milliseconds. */
  windows: ReadonlyMap<string, { offered: readonly Window[]; left: ReadonlyMap<number, number> }>;
  locale: string;
  now: Date;
};

/** A checkout in the reader's words, at today's prices. */
export function checkoutView(facts: CheckoutFacts): CheckoutView {
  const { pickups, basket } = facts;
  const goods = [...pickups.flatMap((pickup) => pickup.lines), ...facts.sent.lines];
  const { priced, served } = facts.quoted;
  const ages = goods.flatMap((line) => line.ageLimit ?? []);
  const placed = pickups.some((pickup) => pickup.state === "converted");
  const held = pickups.every((pickup) => pickup.state === "held");
  return {
    standing: placed ? "placed" : held ? "held" : "expired",
    secondsLeft: pickups.length > 0 ? Math.min(...pickups.map((pickup) => pickup.secondsLeft)) : 0,
    at: facts.now.getTime(),
    extendable: pickups.every((pickup) => pickup.extendable),
    pickups: pickups.map((pickup) => pickupView(pickup, facts)),
    delivery: deliveryView(facts),
    sums: {
      rows: quoteRows(facts.quoted, facts.locale),
      note: served ? "" : translator(facts.locale, "prices")("notServed"),
    },
    total: inShopMoney(priced.totalAmount),
    vat: vatByRate(priced.lines, priced.delivery.vat).map(({ basisPoints, vat }) => ({
      rate: rateWords(basisPoints, facts.locale),
      amount: inShopMoney(vat),
    })),
    ageLimit: ages.length > 0 ? Math.max(...ages) : null,
    basketChanged: !sameAsBasket(pickups, basket),
  };
}

/** What is to be delivered is no part of it: it is held when it is ordered. */
function sameAsBasket(pickups: readonly HeldPickup[], basket: readonly CartLine[]): boolean {
  const collected = basket.flatMap(({ store }) => store ?? []);
  const stores = new Set([...pickups.map((p) => p.store), ...collected]);
  return [...stores].every((store) =>
    sameGoods(
      pickups.filter((p) => p.store === store).flatMap((p) => p.lines),
      basket.filter((line) => line.store === store),
    ),
  );
}

function pickupView(pickup: HeldPickup, facts: CheckoutFacts): PickupView {
  const { stores, locale, now } = facts;
  const t = translator(locale, "checkout.how");
  const store = stores.find((s) => s.slug === pickup.store);
  const zone = store?.timeZone ?? "UTC";
  const places = new Map(stores.map((s) => [s.slug, s]));
  const [line] = pickup.lines;
  // What is held is free to its own shopper: the offer knows when it could be ready without a window.
  const soonest = pickup.window ? store && line && facts.offers(line.sku, store).readyBy : pickup.readyBy;
  return {
    id: pickup.shipped ? `${pickup.store}.shipped` : pickup.store,
    shipped: pickup.shipped,
    store: pickup.store,
    title: t("store", { store: store?.name ?? pickup.store }),
    about: store
      ? `${store.address.street}, ${store.address.city} · ${openWords(store, now, locale).hours}`
      : "",
    promise: pickup.window
      ? t("inWindow", { when: spanWords(pickup.window, facts, zone) })
      : readinessWords({ kind: "ready", store: pickup.store, readyBy: pickup.readyBy }, places, facts),
    kept: t("kept", { days: store?.holdDays ?? 1 }),
    soonest: soonest ? t("soonestAt", { when: momentWords(soonest, facts, zone) }) : t("soonest"),
    window: pickup.window?.id ?? "",
    days: pickup.shipped ? [] : windowDays(pickup, facts, zone),
    others: pickup.shipped ? [] : otherStores(pickup, facts),
    lines: pickup.lines.map((line) => {
      const own = facts.basket.find((b) => b.sku === line.sku && b.store === pickup.store);
      return reviewLine({ ...line, seenAmount: own?.seenAmount }, locale);
    }),
  };
}

function windowDays(pickup: HeldPickup, facts: CheckoutFacts, zone: string): PickupView["days"] {
  const t = translator(facts.locale, "checkout.how");
  const known = facts.windows.get(pickup.store);
  const days = new Map<string, PickupView["days"][number]>();
  for (const window of known?.offered ?? []) {
    const own = window.id === pickup.window?.id;
    const full = !own && (known?.left.get(window.startsAt.getTime()) ?? 0) <= 0;
    const span = clockSpan(window, facts.locale, zone);
    const label = dayWords(window.startsAt, facts, zone);
    const day = days.get(label) ?? { label, windows: [] };
    day.windows.push({ id: window.id, label: full ? t("full", { span }) : span, full });
    days.set(label, day);
  }
  return [...days.values()];
}

function otherStores(pickup: HeldPickup, facts: CheckoutFacts): PickupView["others"] {
  const { stores, offers, locale, now } = facts;
  const t = translator(locale, "checkout.how");
  const goods = pickup.lines.map(({ sku, quantity }) => ({ sku, quantity, store: pickup.store }));
  const whole = storesWithAll(goods, offers, stores).filter((offer) => offer.store !== pickup.store);
  const named = (slug: string) => stores.find((s) => s.slug === slug);
  const part = stores.filter(
    (s) => s.slug !== pickup.store && !whole.some((offer) => offer.store === s.slug),
  );
  return [
    ...whole.map((offer) => ({
      slug: offer.store,
      name: named(offer.store)?.name ?? offer.store,
      note: offerWords(offer, named(offer.store)?.timeZone ?? "UTC", { locale, now }),
      asks: `store:${pickup.store}:${offer.store}`,
    })),
    ...part.map((store) => {
      const there = goods.filter(({ sku, quantity }) => offers(sku, store).available >= quantity).length;
      return {
        slug: store.slug,
        name: store.name,
        note: t("part", { count: there, total: goods.length }),
        asks: null,
      };
    }),
  ];
}
