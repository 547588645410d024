import "server-only";
import type { NowAnswer, StoreOffer, Tone } from "@/components/shop/now-answer";
import { db } from "@/db/client";
import { deliveredBy, parcelsFrom } from "@/lib/cart/basket-options";
import { basketCount } from "@/lib/cart/count";
import { translator } from "@/lib/i18n/translator";
import { distanceText } from "@/lib/i18n/when";
import { fewUnits, onShelves, readShelves, type Shelves } from "@/lib/inventory/availability";
import { type Offer, readiness } from "@/lib/inventory/readiness";
import { deliveryWords, offerWords, readinessWords } from "@/lib/inventory/readiness-words";
import { variantNote } from "@/lib/inventory/variant-note";
import type { Actor } from "@/lib/kernel/actor";
import type { Shopper } from "@/lib/kernel/shopper";
import { distanceMeters, type Place } from "@/lib/stores/distance";
import { openWords } from "@/lib/stores/open-words";
import { placeNamed } from "@/lib/stores/places";
import type { Store } from "@/lib/stores/store";
import { isWished } from "@/lib/wishes/queries";
import { cachedStores } from "./cached";

export type NowAsk = {
  locale: string;
  products: string[];
  /** One of the products, whose every variant is told for every store. */
  detail: string | null;
  near: Place | null;
  /** Where they say they are, as typed; instead of `near`. */
  place: string | null;
  /** Slug from the visitor's cookie; may be anything. */
  store: string | undefined;
  owner: Shopper | null;
  /** Whose own holds are in nobody's way here; null for nobody's. */
  holder: string | null;
  name: string | null;
  /** Whose wish list is asked about; null for nobody's. */
  shopper: Actor | null;
  now: Date;
};

const tones: Record<ReturnType<typeof readiness>["kind"], Tone> = {
  ready: "ready",
  few: "few",
  elsewhere: "elsewhere",
  paused: "elsewhere",
  shipped: "elsewhere",
  nowhere: "none",
};

/** What one visitor's page knows at this moment. At most two statements, however many products, and
 * a third for a product in detail. */
export async function nowAnswer(ask: NowAsk): Promise<NowAnswer> {
  const all = await cachedStores();
  const chosen = all.find((s) => s.slug === ask.store);
  const typed = ask.place === null ? null : placeNamed(ask.place);
  const from = ask.near ?? typed;
  const origin = from ?? chosen;
  const stores = origin
    ? [...all].sort((a, b) => distanceMeters(a, origin) - distanceMeters(b, origin))
    : all;
  const [count, shelves, wished] = await Promise.all([
    ask.owner ? basketCount(db(), ask.owner) : 0,
    (chosen || ask.detail) && ask.products.length > 0
      ? readShelves(db(), ask.holder, stores, { products: ask.products })
      : nothingRead,
    ask.shopper && ask.detail ? isWished(db(), ask.shopper, ask.detail) : false,
  ]);
  const offers = offersOn(shelves, stores, ask.now);
  const places = new Map(all.map((s) => [s.slug, s]));
  const lines = Object.fromEntries(
    chosen
      ? [...offers].map(([product, bySku]) => {
          const promise = readiness([...bySku.values()].flat(), chosen.slug, fewUnits);
          return [product, { tone: tones[promise.kind], text: readinessWords(promise, places, ask) }];
        })
      : [],
  );
  const detailed = ask.detail ? offers.get(ask.detail) : undefined;
  return {
    basket: { count },
    name: ask.name,
    store: chosen
      ? { slug: chosen.slug, name: chosen.name, hours: openWords(chosen, ask.now, ask.locale).hours }
      : null,
    stores: stores.map((store) => ({
      slug: store.slug,
      name: store.name,
      address: `${store.address.street}, ${store.address.city}`,
      ...openWords(store, ask.now, ask.locale),
      distance:
        origin && (from || store !== chosen) ? distanceText(distanceMeters(store, origin), ask.locale) : "",
    })),
    near: ask.place === null ? "" : nearWords(typed?.name, ask.place, ask.locale),
    wished,
    lines,
    notes: Object.fromEntries(
      [...(detailed ?? [])].flatMap(([sku, at]) => {
        const note = variantNote(at, chosen?.slug, places, ask.locale);
        return note ? [[sku, note]] : [];
      }),
    ),
    delivered: Object.fromEntries(
      [...(detailed?.keys() ?? [])].flatMap((sku) =>
        canBeSent(shelves, stores, sku) ? [[sku, deliveryWords(deliveredBy(ask.now), ask)]] : [],
      ),
    ),
    offers: Object.fromEntries(
      [...(detailed ?? [])].map(([sku, at]) => [sku, at.map((offer) => storeOffer(offer, places, ask))]),
    ),
  };
}

const nothingRead: Shelves = { goods: new Map(), warehouses: [], queues: new Map() };

/** Every store's offer of every SKU, by product and SKU, in the order of the stores given. */
function offersOn(
  shelves: Shelves,
  stores: readonly Store[],
  now: Date,
): ReadonlyMap<string, ReadonlyMap<string, Offer[]>> {
  const offers = new Map<string, Map<string, Offer[]>>();
  for (const row of onShelves(shelves, stores, now)) {
    const bySku = offers.get(row.product) ?? new Map<string, Offer[]>();
    offers.set(row.product, bySku.set(row.sku, [...(bySku.get(row.sku) ?? []), row]));
  }
  return offers;
}

/** Whether one of it could be put in a parcel now. */
function canBeSent(shelves: Shelves, stores: readonly Store[], sku: string): boolean {
  const from = new Set(parcelsFrom(shelves, stores));
  const ids = stores.filter((store) => from.has(store.slug)).map((store) => store.id);
  const units = shelves.goods.get(sku)?.units;
  return [...from, ...ids].some((place) => (units?.get(place) ?? 0) > 0);
}

function nearWords(name: string | undefined, typed: string, locale: string): string {
  const t = translator(locale, "now");
  return name ? t("near", { place: name }) : t("nearUnknown", { place: typed.trim() });
}

function storeOffer(offer: Offer, places: ReadonlyMap<string, Store>, ask: NowAsk): StoreOffer {
  const few = offer.available <= fewUnits;
  return {
    store: offer.store,
    tone: offer.readyBy ? (few ? "few" : "ready") : offer.shipToStore ? "elsewhere" : "none",
    text: offerWords(offer, places.get(offer.store)?.timeZone ?? "UTC", ask),
    left: offer.readyBy && few ? translator(ask.locale, "now")("left", { count: offer.available }) : "",
  };
}
