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
          className="min-h-12 w-full rounded-md border border-line-strong bg-surface px-3 font-normal hover:border-ink"
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
          <label
            key={v.sku}
            className="grid min-h-11 content-center rounded-md border border-line-strong bg-surface px-4 py-1.5 hover:border-ink has-checked:border-green has-checked:bg-green-soft has-checked:inset-ring-1 has-checked:inset-ring-green has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-green"
          >
            <input
              type="radio"
              name="sku"
              value={v.sku}
              checked={v.sku === chosen}
              onChange={() => onChoose(v.sku)}
              className="sr-only"
            />
            <span className={`font-medium ${notes[v.sku] ? "text-ink-soft" : ""}`}>{v.label}</span>
            {v.note ? <span className="text-xs text-ink-soft">{v.note}</span> : null}
            {notes[v.sku] ? <span className="max-w-48 text-xs text-ink-soft">{notes[v.sku]}</span> : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
