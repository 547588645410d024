"use client";

import { LocateButton } from "@/components/shop/locate-button";
import { useAnswer } from "@/components/shop/now";
import { StoreForm } from "@/components/shop/store-form";
import { StoreHours } from "@/components/shop/store-hours";
import { Icon } from "@/components/ui/icon";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { near } from "@/lib/i18n/near";
import { PlaceField, PlaceForm } from "./place-field";

export type PickerProps = { locale: string };

const placeForm = "picker-place";

/** Every store to choose from, nearest first once it is known from where to count. */
export function PickerStores({ locale }: PickerProps) {
  const words = near[isLocale(locale) ? locale : defaultLocale];
  const stores = useAnswer()?.stores ?? [];
  const announced = Object.fromEntries(
    stores.map(({ slug, name }) => [slug, words.chosen.replace("{store}", name)]),
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <PlaceForm id={placeForm} action={`/${locale}/stores`} />
        <PlaceField
          form={placeForm}
          words={{ label: words.place, find: words.find }}
          icon={<Icon name="search" />}
        />
        <LocateButton words={words} icon={<Icon name="locate" size={18} />} />
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
                <Icon name="chevron" size={18} className="text-ink-faint" />
              </button>
            </li>
          ))}
        </ul>
      </StoreForm>
    </>
  );
}
