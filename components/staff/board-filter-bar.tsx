"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type BoardFilter, boardKinds } from "./board-filter";

type Props = {
  filter: BoardFilter;
  /** How many pickups it hides. */
  hidden: number;
  change: (filter: BoardFilter) => void;
};

const pill =
  "min-h-11 shrink-0 rounded-full border-2 px-3.5 text-sm font-bold text-ink hover:border-ink aria-pressed:border-green aria-pressed:bg-green-soft";

/** Narrows the board down to what somebody is after, and never without saying how much it hides. */
export function BoardFilterBar({ filter, hidden, change }: Props) {
  const t = useTranslations("staff.filter");
  const id = useId();
  const folded = useRef<HTMLDetailsElement>(null);
  // What was narrowed down before is not hidden as well.
  const narrowed = filter.kind !== null;
  useEffect(() => {
    if (narrowed && folded.current) folded.current.open = true;
  }, [narrowed]);
  return (
    <div className="grid gap-2">
      <details ref={folded}>
        <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-ink underline underline-offset-4">
          <Icon name="filter" />
          {t("label")}
        </summary>
        <fieldset className="mt-1 flex flex-wrap gap-1.5">
          <legend className="sr-only">{t("label")}</legend>
          {[null, ...boardKinds].map((kind) => (
            <button
              key={kind ?? "all"}
              type="button"
              aria-pressed={filter.kind === kind}
              onClick={() => change({ ...filter, kind })}
              className={`${pill} ${filter.kind === kind ? "" : "border-line-strong bg-surface"}`}
            >
              {t(kind ?? "all")}
            </button>
          ))}
        </fieldset>
        <label htmlFor={id} className="sr-only">
          {t("text")}
        </label>
        <input
          id={id}
          type="search"
          value={filter.text}
          onChange={(event) => change({ ...filter, text: event.target.value })}
          placeholder={t("text")}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          className="mt-2 min-h-11 w-full max-w-md rounded-md border border-line-strong bg-surface px-3 text-ink hover:border-ink"
        />
      </details>
      <div role="status">
        {hidden > 0 ? (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-ink">
            {t("hidden", { count: hidden })}
            <Button tone="secondary" onClick={() => change({ kind: null, text: "" })}>
              {t("clear")}
            </Button>
          </p>
        ) : null}
      </div>
    </div>
  );
}
