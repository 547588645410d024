"use client";

import { type ReactNode, useEffect, useState } from "react";
import { AddToBasket, type AddToBasketWords } from "./add-to-basket";
import { chooseStore, useAnswer } from "./now";
import type { NowAnswer } from "./now-answer";
import { type OfferStore, StoreOffers, type StoreOffersWords, toTheDoor } from "./store-offers";
import { PlaceForm } from "./stores/place-field";
import { type VariantChoice, VariantPicker } from "./variant-picker";

export type BuyVariant = VariantChoice & {
  /** Price, what it was, price per unit: made by the page, in the reader's language. */
  price: ReactNode;
  /** Slugs of the stores that carry it. */
  carriers: string[];
  /** Whether parcels leave with it at all. */
  sent: boolean;
  /** "3 more stores", where there are more than stand open. */
  more: string;
};

export type BuyPanelWords = AddToBasketWords &
  StoreOffersWords & {
    variants: string;
    quantity: string;
    soldOut: string;
    soldOutVariant: string;
    notInStores: string;
  };

/** Where the panel leads. */
export type BuyPanelLinks = { basket: string; tell: string; stores: string };

/** Id of the form that stands beside ours, since one cannot stand inside another. */
const placeForm = "product-place";

/** As many as can be chosen at once; more is what the basket is for. */
const quantities = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Choose a variant, a store and how many, and put it in the basket. */
export function BuyPanel({
  product,
  variants,
  stores,
  words,
  links,
  icons,
  next,
  looks,
}: {
  product: string;
  variants: BuyVariant[];
  stores: OfferStore[];
  words: BuyPanelWords;
  links: BuyPanelLinks;
  icons: { locate: ReactNode; find: ReactNode };
  /** What to look at once it is in the basket. */
  next: ReactNode;
  /** Of the button that adds. */
  looks: string;
}) {
  const now = useAnswer();
  const [sku, setSku] = useState(variants[0]?.sku ?? "");
  const [wish, setWish] = useState<string>();
  // What was chosen before this script ran stays chosen.
  useEffect(() => {
    const early = (name: string) => document.querySelector<HTMLInputElement>(`[name=${name}]:checked`)?.value;
    setWish(early("store"));
    setSku((first) => early("sku") ?? first);
  }, []);
  const variant = variants.find((v) => v.sku === sku);
  if (!variant) return null;

  const offers = now?.offers[sku];
  const sent = offers ? now?.delivered[sku] !== undefined : variant.sent;
  const soldOut = !sent && (offers?.every((o) => o.tone === "none") ?? false);
  const carried = variant.carriers.length > 0;
  const picked = pickedStore(now, sku, wish);

  function pick(slug: string) {
    setWish(slug);
    // The first store somebody picks is theirs until they say otherwise.
    if (now && !now.store && now.stores.some((s) => s.slug === slug)) void chooseStore(slug);
  }

  return (
    <>
      <PlaceForm id={placeForm} action={links.stores} />
      <AddToBasket
        words={words}
        basketHref={links.basket}
        next={next}
        looks={looks}
        disabled={(carried || sent) && !soldOut ? undefined : words.soldOutVariant}
      >
        <div className="min-h-14" data-product={product} data-detail="">
          {variant.price}
        </div>
        {variants.length > 1 ? (
          <VariantPicker
            legend={words.variants}
            variants={variants}
            chosen={sku}
            onChoose={setSku}
            notes={now?.notes ?? {}}
          />
        ) : (
          <input type="hidden" name="sku" value={sku} />
        )}
        <div className="mt-7">
          {carried || sent ? (
            <StoreOffers
              stores={stores}
              carriers={variant.carriers}
              sent={sent}
              more={variant.more}
              sku={sku}
              picked={picked}
              onPick={pick}
              words={words}
              icons={icons}
              placeForm={placeForm}
              tellHref={links.tell}
            />
          ) : null}
          <p role="status" className="mt-3 font-medium text-ink-soft empty:hidden">
            {carried ? (soldOut ? words.soldOut : "") : words.notInStores}
          </p>
        </div>
        <label className="mt-6 flex items-center justify-between gap-4 font-semibold">
          {words.quantity}
          <select name="quantity" className="field figures w-auto">
            {quantities.map((n) => (
              <option key={n}>{n}</option>
            ))}
          </select>
        </label>
      </AddToBasket>
    </>
  );
}

/** The store the shopper picked here, else their own, else the nearest: the first of these that has it; or a parcel. */
function pickedStore(now: NowAnswer | undefined, sku: string, wish: string | undefined): string | undefined {
  const offers = now?.offers[sku];
  if (!offers) return wish;
  const has = (slug: string | undefined) =>
    offers.some((o) => o.store === slug && o.tone !== "none") ||
    (slug === toTheDoor && now?.delivered[sku] !== undefined);
  if (has(wish)) return wish;
  if (!now?.store) return undefined;
  if (has(now.store.slug)) return now.store.slug;
  return offers.find((o) => o.tone !== "none")?.store;
}
