"use client";

import type { ReactNode } from "react";
import { LocateButton, type LocateWords } from "@/components/shop/locate-button";
import { useAnswer } from "@/components/shop/now";
import { StoreForm } from "@/components/shop/store-form";
import { StoreHours } from "@/components/shop/store-hours";
import { PlaceField, PlaceForm, type PlaceWords } from "./place-field";

export type PickerWords = {
  near: LocateWords;
  place: PlaceWords;
  /** Said once a store is chosen; `{store}` stands for its name. */
  chosen: string;
};

export type PickerProps = {
  /** The page of all stores. */
  all: string;
  words: PickerWords;
  icons: { locate: ReactNode; find: ReactNode; choose: ReactNode };
};

const placeForm = "picker-place";

/** Every store to choose from, nearest first once it is known from where to count. */
export function PickerStores({ all, words, icons }: PickerProps) {
  const stores = useAnswer()?.stores ?? [];
  const announced = Object.fromEntries(
    stores.map(({ slug, name }) => [slug, words.chosen.replace("{store}", name)]),
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <PlaceForm id={placeForm} action={all} />
        <PlaceField form={placeForm} words={words.place} icon={icons.find} />
        <LocateButton words={words.near} icon={icons.locate} />
      </div>
      <StoreForm announced={announced} className="mt-1">
        <ul className="-mx-3 grid gap-1">
          {stores.map(({ slug, name, address }) => (
            <li key={slug}>
              <button
                type="submit"
                name="store"
                value={slug}
                className="flex w-full items-center justify-between gap-3 rounded-md px-3 py-2.5 text-left hover:bg-sunken"
              >
                <span className="min-w-0">
                  <span className="block font-semibold">{name}</span>
                  <span className="block text-sm text-ink-soft">{address}</span>
                  <StoreHours store={slug} />
                </span>
                {icons.choose}
              </button>
            </li>
          ))}
        </ul>
      </StoreForm>
    </>
  );
}
