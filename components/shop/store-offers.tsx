"use client";

import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { LocateButton, type LocateWords } from "./locate-button";
import { useAnswer } from "./now";
import type { StoreOffer } from "./now-answer";
import { PlaceField, type PlaceWords } from "./stores/place-field";
import { storesInView } from "./stores-in-view";
import { colours } from "./tone-looks";

export type OfferStore = { slug: string; name: string; street: string };
export type StoreOffersWords = {
  legend: string;
  nearest: string;
  byName: string;
  near: LocateWords;
  place: PlaceWords;
  deliver: string;
  tell: string;
};

/** What the form says for a parcel, where it otherwise names a store: none. */
export const toTheDoor = "";

/**
 * How to have it: the stores that carry the variant, each with its promise, the shopper's own first, then nearest first;
 * then a parcel. Before the answer comes it is the same list by name, and just as good for sending the form.
 */
export function StoreOffers({
  stores,
  carriers,
  sent,
  more,
  sku,
  picked,
  onPick,
  words,
  icons,
  placeForm,
  tellHref,
}: {
  stores: OfferStore[];
  /** Slugs of the stores that carry the variant. */
  carriers: string[];
  /** Whether it can be sent, as far as is known: nothing below moves when the answer says when. */
  sent: boolean;
  /** "3 more stores", where there are more than stand open. */
  more: string;
  sku: string;
  picked: string | undefined;
  onPick: (slug: string) => void;
  words: StoreOffersWords;
  icons: { locate: ReactNode; find: ReactNode };
  /** Id of the form that the place field belongs to. */
  placeForm: string;
  /** The page on which one asks to be told; it is given `sku` and `store`. */
  tellHref: string;
}) {
  const now = useAnswer();
  const offers = now?.offers[sku];
  const order = offers?.map((o) => o.store).filter((slug) => carriers.includes(slug)) ?? carriers;
  const rows = order.flatMap((slug) => stores.find((s) => s.slug === slug) ?? []);
  const delivered = now?.delivered[sku];
  const row = (store: OfferStore) => {
    const offer = offers?.find((o) => o.store === store.slug);
    const open = now?.stores.find((s) => s.slug === store.slug);
    return (
      <OfferRow
        key={store.slug}
        value={store.slug}
        name={store.name}
        offer={offer}
        about={open ? [open.hours, open.distance].filter(Boolean).join(" · ") : store.street}
        picked={picked}
        onPick={onPick}
      >
        {offer?.tone === "none" ? (
          <Link
            href={`${tellHref}?sku=${encodeURIComponent(sku)}&store=${store.slug}`}
            className="text-action pr-4 pl-12 underline"
          >
            {words.tell}
            <span className="sr-only">: {store.name}</span>
          </Link>
        ) : null}
      </OfferRow>
    );
  };
  const rest = rows.slice(storesInView);
  return (
    <fieldset className="min-w-0">
      <legend className="text-lg font-semibold">{words.legend}</legend>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <PlaceField form={placeForm} words={words.place} icon={icons.find} />
        <LocateButton words={words.near} icon={icons.locate} />
      </div>
      {now?.near ? null : (
        <p className="mt-1.5 text-sm text-ink-soft">
          {now?.stores.some((s) => s.distance) ? words.nearest : words.byName}
        </p>
      )}
      <ul className="offers">{rows.slice(0, storesInView).map(row)}</ul>
      {rest.length > 0 ? (
        <details className="mt-2" open={rest.some((s) => s.slug === picked) || undefined}>
          <summary className="text-action text-base">{more}</summary>
          <ul className="offers">{rest.map(row)}</ul>
        </details>
      ) : null}
      {sent ? (
        <ul className="offers">
          <OfferRow
            value={toTheDoor}
            name={words.deliver}
            offer={delivered ? { tone: "ready", text: delivered, left: "" } : undefined}
            picked={picked}
            onPick={onPick}
          />
        </ul>
      ) : null}
    </fieldset>
  );
}

function OfferRow({
  value,
  name,
  offer,
  about,
  picked,
  onPick,
  children,
}: {
  value: string;
  name: string;
  offer: Omit<StoreOffer, "store"> | undefined;
  /** Hours and distance, or the street. */
  about?: string;
  picked: string | undefined;
  onPick: (value: string) => void;
  children?: ReactNode;
}) {
  const gone = offer?.tone === "none";
  return (
    <li>
      <label>
        <input
          type="radio"
          name="store"
          value={value}
          required
          disabled={gone}
          checked={picked === value}
          onChange={() => onPick(value)}
        />
        <span>
          <b className={gone ? "text-ink-soft" : undefined}>{name}</b>
          <span className={offer ? colours[offer.tone] : undefined}>
            {offer ? [offer.left, offer.text].filter(Boolean).join(" · ") : "\u00a0"}
          </span>
          {about ? <small>{about}</small> : null}
        </span>
      </label>
      {children}
    </li>
  );
}
