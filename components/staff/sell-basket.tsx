"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Field, SelectField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { CameraScan } from "./camera-scan";
import { GoodsPicture } from "./goods-picture";
import { useScannedSearch } from "./use-scanned-search";

export type SellLineView = {
  sku: string;
  title: string;
  picture: string | null;
  each: string;
  units: number;
  /** How all of it can be had, by what the form sends; none when it cannot. */
  ways: { value: string; label: string }[];
  way: string;
};

type Props = { path: string; store: string; lines: SellLineView[]; unknown: string };

/**
 * What a customer wants that lies elsewhere: scanned one by one, each with how many and how. All of it stands in the address,
 * so that the page can be reloaded, and used before any script runs.
 */
export function SellBasket({ path, store, lines, unknown }: Props) {
  const t = useTranslations("shelves.sell");
  const id = useId();
  const { form, input, scanned } = useScannedSearch();
  return (
    <form ref={form} action={path} method="get" className="grid gap-4">
      <input type="hidden" name="store" value={store} />
      <div className="flex items-end gap-2">
        <div className="min-w-0 grow">
          <Field
            ref={input}
            id={`${id}-add`}
            name="add"
            label={t("scan")}
            maxLength={100}
            autoComplete="off"
            autoCapitalize="none"
            enterKeyHint="search"
            error={unknown ? t("unknown", { text: unknown }) : undefined}
          />
        </div>
        <CameraScan onScan={scanned} />
        <Button type="submit" className="min-h-12 shrink-0 rounded-md" aria-label={t("add")}>
          <Icon name="plus" size={24} />
        </Button>
      </div>
      {lines.length > 0 ? (
        <>
          <ul className="grid gap-3 lg:grid-cols-2">
            {lines.map((line, at) => (
              <SellLine key={`${line.sku} ${line.units} ${line.way}`} id={`${id}-${at}`} line={line} />
            ))}
          </ul>
          <div>
            <Button type="submit" tone="secondary">
              {t("recount")}
            </Button>
          </div>
        </>
      ) : null}
    </form>
  );
}

function SellLine({ id, line }: { id: string; line: SellLineView }) {
  const t = useTranslations("shelves.sell");
  const { sku, title, picture, each, units, ways, way } = line;
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-surface p-3">
      <div className="flex items-center gap-3">
        <GoodsPicture src={picture} />
        <p className="min-w-0">
          <span className="block font-bold">{title}</span>
          <span className="figures text-sm">{each}</span>
        </p>
      </div>
      <input type="hidden" name="sku" value={sku} />
      <div className="grid grid-cols-[5rem_1fr] items-end gap-3">
        <Field
          id={`${id}-units`}
          name="units"
          label={<span className="sr-only">{t("units", { title })}</span>}
          type="number"
          inputMode="numeric"
          min={0}
          max={99}
          defaultValue={units}
          required
        />
        {ways.length > 0 ? (
          <SelectField
            id={`${id}-way`}
            name="way"
            label={<span className="sr-only">{t("way", { title })}</span>}
            defaultValue={way}
          >
            {ways.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
        ) : (
          <>
            <input type="hidden" name="way" value="" />
            <p className="self-center font-semibold text-tomato">{t("nowhere")}</p>
          </>
        )}
      </div>
    </li>
  );
}
