"use client";

import type { ReactNode } from "react";
import { LocateButton, type LocateWords } from "./locate-button";
import { useAnswer } from "./now";
import type { StoreOffer, Tone } from "./now-answer";
import { storesInView } from "./stores-in-view";

export type OfferStore = { slug: string; name: string; street: string };
export type StoreOffersWords = { legend: string; nearest: string; byName: string; near: LocateWords };

const colours: Record<Tone, string> = {
  ready: "text-green",
  few: "text-tomato",
  elsewhere: "text-ink-soft",
  none: "text-ink-soft",
};

/**
 * Where to collect: the stores that carry the variant, each with its promise, the shopper's own first, then
 * nearest first. Before the answer comes it is the same list by name, and just as good for sending the form.
 */
export function StoreOffers({
  stores,
  carriers,
  more,
  sku,
  picked,
  onPick,
  words,
  locateIcon,
}: {
  stores: OfferStore[];
  /** Slugs of the stores that carry the variant. */
  carriers: string[];
  /** "3 more stores", where there are more than stand open. */
  more: string;
  sku: string;
  picked: string | undefined;
  onPick: (slug: string) => void;
  words: StoreOffersWords;
  locateIcon: ReactNode;
}) {
  const now = useAnswer();
  const offers = now?.offers[sku];
  const order = offers?.map((o) => o.store).filter((slug) => carriers.includes(slug)) ?? carriers;
  const rows = order.flatMap((slug) => stores.find((s) => s.slug === slug) ?? []);
  const row = (store: OfferStore) => (
    <StoreRow
      key={store.slug}
      store={store}
      offer={offers?.find((o) => o.store === store.slug)}
      open={now?.stores.find((s) => s.slug === store.slug)}
      picked={picked === store.slug}
      onPick={onPick}
    />
  );
  const rest = rows.slice(storesInView);
  return (
    <fieldset className="min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <legend className="float-left text-lg font-semibold">{words.legend}</legend>
        <LocateButton words={words.near} icon={locateIcon} />
      </div>
      <p className="text-sm text-ink-soft">
        {now?.stores.some((s) => s.distance) ? words.nearest : words.byName}
      </p>
      <ul className="mt-3 divide-y divide-line rounded-lg border border-line bg-surface">
        {rows.slice(0, storesInView).map(row)}
      </ul>
      {rest.length > 0 ? (
        <details className="mt-2" open={rest.some((s) => s.slug === picked) || undefined}>
          <summary className="flex min-h-11 items-center font-semibold text-green underline-offset-4 hover:underline">
            {more}
          </summary>
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">{rest.map(row)}</ul>
        </details>
      ) : null}
    </fieldset>
  );
}

function StoreRow({
  store,
  offer,
  open,
  picked,
  onPick,
}: {
  store: OfferStore;
  offer: StoreOffer | undefined;
  open: { hours: string; distance: string } | undefined;
  picked: boolean;
  onPick: (slug: string) => void;
}) {
  const gone = offer?.tone === "none";
  return (
    <li>
      <label
        className={`flex min-h-16 items-center gap-3 px-4 py-2.5 has-checked:bg-green-soft ${gone ? "cursor-default" : "hover:bg-sunken"}`}
      >
        <input
          type="radio"
          name="store"
          value={store.slug}
          required
          disabled={gone}
          checked={picked}
          onChange={() => onPick(store.slug)}
          className="size-5 shrink-0 accent-green"
        />
        <span className="grid flex-1 gap-x-4 sm:grid-cols-[1fr_auto]">
          <span className={`font-semibold ${gone ? "text-ink-soft" : ""}`}>{store.name}</span>
          <span
            className={`figures text-sm font-medium sm:text-right ${offer ? colours[offer.tone] : "text-ink-soft"}`}
          >
            {offer ? [offer.left, offer.text].filter(Boolean).join(" · ") : "\u00a0"}
          </span>
          <span className="text-sm text-ink-soft sm:col-span-2">
            {open ? [open.hours, open.distance].filter(Boolean).join(" · ") : store.street}
          </span>
        </span>
      </label>
    </li>
  );
}
