"use client";

import type { ReactNode } from "react";

export type VariantChoice = {
  sku: string;
  /** "Whole, sliced". */
  label: string;
  /** Its price, where prices differ. */
  note: ReactNode;
};

/** From this many on a list is easier than buttons. */
const manyVariants = 12;

/** One variant of several, by native radios or a native list: it works before anything has loaded. */
export function VariantPicker({
  legend,
  variants,
  chosen,
  onChoose,
  notes,
}: {
  legend: string;
  variants: VariantChoice[];
  chosen: string;
  onChoose: (sku: string) => void;
  /** By SKU: why it is not to be had where the shopper collects, and where it is. */
  notes: Record<string, string>;
}) {
  if (variants.length > manyVariants)
    return (
      <label className="mt-5 grid gap-1.5 font-semibold">
        {legend}
        <select
          name="sku"
          value={chosen}
          onChange={(event) => onChoose(event.target.value)}
          className="field font-normal"
        >
          {variants.map((v) => (
            <option key={v.sku} value={v.sku}>
              {notes[v.sku] ? `${v.label} · ${notes[v.sku]}` : v.label}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <fieldset className="mt-5">
      <legend className="font-semibold">{legend}</legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {variants.map((v) => (
          <label key={v.sku} className="variant">
            <input
              type="radio"
              name="sku"
              value={v.sku}
              checked={v.sku === chosen}
              onChange={() => onChoose(v.sku)}
              className="sr-only"
            />
            <b className={notes[v.sku] ? "text-ink-soft" : undefined}>{v.label}</b>
            {v.note ? <small>{v.note}</small> : null}
            {notes[v.sku] ? <small>{notes[v.sku]}</small> : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
