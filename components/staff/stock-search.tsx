"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { CameraScan } from "./camera-scan";
import { useScannedSearch } from "./use-scanned-search";

type Props = { path: string; places: { slug: string; name: string }[]; chosen: string; text: string };

/** Looks an item up by address, so that the page can be reloaded, shared, and used before any script runs. */
export function StockSearch({ path, places, chosen, text }: Props) {
  const t = useTranslations("staff.stock");
  const id = useId();
  const { form, input, scanned } = useScannedSearch();
  return (
    <search>
      <form ref={form} action={path} method="get" className="grid gap-3">
        {places.length > 1 ? (
          <label className="grid gap-1.5 text-sm font-semibold">
            {t("place")}
            <select
              name="store"
              defaultValue={chosen}
              className="min-h-12 rounded-md border border-line-strong bg-surface px-3 text-base font-normal text-ink hover:border-ink"
            >
              {places.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <input type="hidden" name="store" value={chosen} />
        )}
        <div>
          <label htmlFor={id} className="text-sm font-semibold">
            {t("search")}
          </label>
          <div className="mt-1.5 flex gap-2">
            <input
              ref={input}
              key={text}
              id={id}
              name="q"
              defaultValue={text}
              placeholder={t("searchHint")}
              maxLength={100}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="search"
              onFocus={(event) => event.target.select()}
              className="min-h-13 w-full min-w-0 rounded-md border-2 border-line-strong bg-surface px-3.5 text-lg text-ink hover:border-ink"
            />
            <CameraScan onScan={scanned} />
            <Button type="submit" className="min-h-13 shrink-0 rounded-md" aria-label={t("show")}>
              <Icon name="search" size={24} />
            </Button>
          </div>
        </div>
      </form>
    </search>
  );
}
