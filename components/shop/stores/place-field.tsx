"use client";

import type { ReactNode } from "react";
import { sortFrom, useAnswer } from "@/components/shop/now";

export type PlaceWords = { label: string; find: string };

/**
 * "Near which place?": sorts the stores from a town, a part of one or a postal code. Its form stands by itself as
 * `PlaceForm`, so that the field can be shown inside another form.
 * @param form id of its form
 */
export function PlaceField({ form, words, icon }: { form: string; words: PlaceWords; icon: ReactNode }) {
  const near = useAnswer()?.near;
  return (
    <>
      <span className="flex min-w-0 flex-1 basis-56 items-center gap-1">
        <label className="min-w-0 flex-1">
          <span className="sr-only">{words.label}</span>
          <input
            form={form}
            name="place"
            required
            maxLength={80}
            autoComplete="postal-code"
            placeholder={words.label}
            className="field"
          />
        </label>
        <button type="submit" form={form} className="icon-button text-green">
          {icon}
          <span className="sr-only">{words.find}</span>
        </button>
      </span>
      <p role="status" className="basis-full text-sm text-ink-soft empty:hidden">
        {near}
      </p>
    </>
  );
}

/** The form of a `PlaceField`. Without scripts it leads to the list of all stores. */
export function PlaceForm({ id, action }: { id: string; action: string }) {
  return (
    <form
      id={id}
      action={action}
      className="contents"
      onSubmit={(event) => {
        event.preventDefault();
        void sortFrom({ place: String(new FormData(event.currentTarget).get("place")) });
      }}
    />
  );
}
