import "server-only";
import type { Tx } from "@/db/client";
import {
  type Availability,
  asker,
  availabilityAt,
  onShelves,
  readShelves,
} from "@/lib/inventory/availability";
import type { Offer } from "@/lib/inventory/readiness";
import { addUp } from "@/lib/inventory/units-by-sku";
import type { Ctx } from "@/lib/kernel/actor";
import { distanceMeters } from "@/lib/stores/distance";
import type { Store } from "@/lib/stores/store";
import { deliveredBy, parcelsFrom, planAsk } from "./basket-options";
import type { CartLine } from "./cart";
import { type Option, planOptions } from "./plan-options";
import { cartLines } from "./queries";

/** A line with what can be promised of it now. */
export type BasketLine = CartLine & {
  /** At the store it is to be collected at; null for what is to be delivered. */
  here: Offer | null;
  /** What could be delivered of it, and when. */
  parcel: { available: number; readyBy: Date };
  /** Other stores where the whole line can be collected, nearest to its own first, or to one of the basket's. */
  elsewhere: Offer[];
};

export type Basket = {
  lines: BasketLine[];
  /** What can be bought of it, in minor units. */
  totalAmount: number;
  /** Other ways to have all of it; none when there is nothing to gain: one trip, and everything is there. */
  options: Option[];
};

/** What a store can promise of a SKU. */
export type OfferAt = (sku: string, store: Store) => Offer;

/**
 * The caller's basket with what every store can promise of it. Two statements.
 * @param stores every store that hands over orders
 */
export async function basket(tx: Tx, ctx: Ctx, stores: readonly Store[]): Promise<Basket> {
  const lines = await cartLines(tx, ctx);
  const sold = lines.filter((line) => line.sold);
  const { shopper, now } = asker(ctx);
  const shelves = await readShelves(tx, shopper, stores, { skus: [...new Set(sold.map((l) => l.sku))] });
  const near = stores.find((store) => store.slug === sold[0]?.store) ?? null;
  const from = parcelsFrom(shelves, stores);
  const plan = planAsk(sold, shelves, stores, { near, now });
  const planned = planLines(lines, {
    stores,
    offers: offersIn(onShelves(shelves, stores, now)),
    parcel: (sku) => ({
      available: from.reduce((sum, place) => sum + plan.units(sku, place), 0),
      readyBy: deliveredBy(now),
    }),
  });
  return {
    lines: planned,
    totalAmount: sold.reduce((sum, line) => sum + (line.unitAmount ?? 0) * line.quantity, 0),
    options: isSettled(planned) ? [] : planOptions(plan).filter((option) => !isSo(option, planned)),
  };
}

/** Reads what every store can promise this shopper of some SKUs. One statement. */
export async function offersAt(
  tx: Tx,
  ctx: Ctx,
  stores: readonly Store[],
  skus: readonly string[],
): Promise<OfferAt> {
  const asked = [...new Set(skus)];
  return offersIn(asked.length === 0 ? [] : await availabilityAt(tx, asker(ctx), stores, { skus: asked }));
}

function offersIn(rows: readonly Availability[]): OfferAt {
  const offers = new Map(rows.map((row) => [`${row.store} ${row.sku}`, row]));
  const nothing = { available: 0, readyBy: null, shipToStore: null };
  return (sku, { slug }) => offers.get(`${slug} ${sku}`) ?? { store: slug, ...nothing };
}

/** Units that could be collected there, of its own and sent there. */
export const unitsAt = ({ available, readyBy, shipToStore }: Offer): number =>
  (readyBy ? available : 0) + (shipToStore?.quantity ?? 0);

/** When so many units could be collected: out of the store's own stock, or with what a warehouse sends there; or null. */
export function readyFor(offer: Offer, quantity: number): Date | null {
  const { available, readyBy, shipToStore } = offer;
  if (readyBy && available >= quantity) return readyBy;
  if (!shipToStore || unitsAt(offer) < quantity) return null;
  return readyBy && readyBy > shipToStore.readyBy ? readyBy : shipToStore.readyBy;
}

/** Whether the whole line can be had as the shopper wants it. */
export const isFine = ({ sold, here, parcel, quantity }: BasketLine): boolean =>
  sold && (here ? readyFor(here, quantity) !== null : parcel.available >= quantity);

/** What can be promised of each line, where it is to be had and elsewhere. */
export function planLines(
  lines: readonly CartLine[],
  {
    stores,
    offers,
    parcel,
  }: { stores: readonly Store[]; offers: OfferAt; parcel: (sku: string) => BasketLine["parcel"] },
): BasketLine[] {
  const nothing = (store: string): Offer => ({ store, available: 0, readyBy: null, shipToStore: null });
  const visited = stores.find((store) => lines.some((line) => line.store === store.slug));
  return lines.map((line) => {
    const own = stores.find((store) => store.slug === line.store);
    const here = own && line.sold ? offers(line.sku, own) : line.store && nothing(line.store);
    return {
      ...line,
      here: here || null,
      parcel: parcel(line.sku),
      elsewhere: nearestTo(own ?? visited, stores)
        .filter((store) => store !== own && line.sold)
        .map((store) => offers(line.sku, store))
        .filter((offer) => readyFor(offer, line.quantity)),
    };
  });
}

/** Whether everything is there, and one trip is enough, at once: nobody wants to be asked anything. */
function isSettled(lines: readonly BasketLine[]): boolean {
  const sold = lines.filter((line) => line.sold);
  const now = ({ here, quantity }: BasketLine) => here?.readyBy != null && here.available >= quantity;
  return sold.every(now) && new Set(sold.map((line) => line.store)).size < 2;
}

/** Whether an option is how the basket lies already. */
function isSo({ parts }: Option, lines: readonly BasketLine[]): boolean {
  const say = (store: string | null, sku: string, quantity: number) => `${store} ${sku} ${quantity}`;
  const laid = parts.flatMap(({ method, place, goods }) => {
    return addUp(goods).map(({ sku, quantity }) => say(method === "pickup" ? place : null, sku, quantity));
  });
  const lying = lines.filter((line) => line.sold).map((l) => say(l.store, l.sku, l.quantity));
  return lying.length === laid.length && lying.every((line) => laid.includes(line));
}

/**
 * The stores that have all of these goods themselves, nearest first to where the first of them is to be collected; each
 * with when it is ready.
 */
export function storesWithAll(
  goods: readonly { sku: string; quantity: number; store: string }[],
  offers: OfferAt,
  stores: readonly Store[],
): Offer[] {
  const wanted = addUp(goods);
  const first = stores.find((store) => store.slug === goods[0]?.store);
  return nearestTo(first, stores).flatMap((store) => {
    const there = wanted.map(({ sku, quantity }) => ({ ...offers(sku, store), quantity }));
    const ready = there[0]?.readyBy;
    return ready && there.every(({ available, quantity }) => available >= quantity)
      ? [
          {
            store: store.slug,
            available: Math.min(...there.map(({ available }) => available)),
            readyBy: ready,
            shipToStore: null,
          },
        ]
      : [];
  });
}

const nearestTo = (from: Store | undefined, stores: readonly Store[]): Store[] =>
  from ? [...stores].sort((a, b) => distanceMeters(a, from) - distanceMeters(b, from)) : [...stores];
