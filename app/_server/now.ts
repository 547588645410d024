import "server-only";
import type { NowAnswer, StoreOffer, Tone } from "@/components/shop/now-answer";
import { db } from "@/db/client";
import { basketCount } from "@/lib/cart/count";
import type { CartOwner } from "@/lib/cart/owner";
import { translator } from "@/lib/i18n/translator";
import { distanceText } from "@/lib/i18n/when";
import { availabilityAt, fewUnits } from "@/lib/inventory/availability";
import { type Offer, readiness } from "@/lib/inventory/readiness";
import { offerWords, readinessWords } from "@/lib/inventory/readiness-words";
import { distanceMeters, type Place } from "@/lib/stores/distance";
import { openWords } from "@/lib/stores/open-words";
import type { Store } from "@/lib/stores/store";
import { cachedStores } from "./cached";

export type NowAsk = {
  locale: string;
  products: string[];
  /** One of the products, whose every variant is told for every store. */
  detail: string | null;
  near: Place | null;
  /** Slug from the visitor's cookie; may be anything. */
  store: string | undefined;
  owner: CartOwner | null;
  /** Whose own holds are in nobody's way here; null for nobody's. */
  holder: string | null;
  name: string | null;
  now: Date;
};

const tones: Record<ReturnType<typeof readiness>["kind"], Tone> = {
  ready: "ready",
  few: "few",
  elsewhere: "elsewhere",
  shipped: "elsewhere",
  nowhere: "none",
};

/** What one visitor's page knows at this moment. At most two statements, however many products. */
export async function nowAnswer(ask: NowAsk): Promise<NowAnswer> {
  const all = await cachedStores();
  const chosen = all.find((s) => s.slug === ask.store);
  const origin = ask.near ?? chosen;
  const stores = origin
    ? [...all].sort((a, b) => distanceMeters(a, origin) - distanceMeters(b, origin))
    : all;
  const [count, offers] = await Promise.all([
    ask.owner ? basketCount(db(), ask.owner) : 0,
    chosen || ask.detail ? offersOf(stores, ask) : new Map<string, Map<string, Offer[]>>(),
  ]);
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
      ...openWords(store, ask.now, ask.locale),
      distance:
        origin && (ask.near || store !== chosen)
          ? distanceText(distanceMeters(store, origin), ask.locale)
          : "",
    })),
    lines,
    offers: Object.fromEntries(
      [...(detailed ?? [])].map(([sku, at]) => [sku, at.map((offer) => storeOffer(offer, places, ask))]),
    ),
  };
}

/** Every store's offer of every SKU, by product and SKU, in the order of the stores given. One statement. */
async function offersOf(stores: readonly Store[], ask: NowAsk): Promise<Map<string, Map<string, Offer[]>>> {
  const offers = new Map<string, Map<string, Offer[]>>();
  if (ask.products.length === 0) return offers;
  const asker = { shopper: ask.holder, now: ask.now };
  for (const row of await availabilityAt(db(), asker, stores, { products: ask.products })) {
    const bySku = offers.get(row.product) ?? new Map<string, Offer[]>();
    offers.set(row.product, bySku.set(row.sku, [...(bySku.get(row.sku) ?? []), row]));
  }
  return offers;
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
