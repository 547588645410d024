"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { GoodsPicture } from "./goods-picture";

/** What could stand in for goods that are missing; texts are written out. */
export type SuggestionView = {
  sku: string;
  title: string;
  options: string;
  picture: string | null;
  price: string;
  available: number;
};

type Asked = { store: string; sku: string; quantity: number };
type Answer = SuggestionView[] | "asking" | "failed";

/** Asks what this store has that could stand in, once the form is open. */
function useSuggestions(open: boolean, { store, sku, quantity }: Asked): Answer {
  const locale = useLocale();
  const [answer, setAnswer] = useState<Answer>("asking");
  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    const query = new URLSearchParams({ store, sku, quantity: String(quantity) });
    fetch(`/${locale}/staff/substitutes?${query}`, { signal: stop.signal })
      .then(async (found) =>
        setAnswer(found.status === 200 ? ((await found.json()) as SuggestionView[]) : "failed"),
      )
      .catch(() => {
        if (!stop.signal.aborted) setAnswer("failed");
      });
    return () => stop.abort();
  }, [open, store, sku, quantity, locale]);
  return answer;
}

/** What to offer instead: a tap on what the shop suggests, or any item number. */
export function SubstituteField({ open, ...asked }: Asked & { open: boolean }) {
  const t = useTranslations("staff.short");
  const id = useId();
  const [chosen, setChosen] = useState("");
  const answer = useSuggestions(open, asked);
  return (
    <div className="grid gap-3">
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-semibold">{t("suggested")}</legend>
        {answer === "asking" ? <p className="text-sm">{t("suggesting")}</p> : null}
        {answer === "failed" ? <p className="text-sm">{t("noAnswer")}</p> : null}
        {Array.isArray(answer) && answer.length === 0 ? (
          <p className="text-sm">{t("noneSuggested")}</p>
        ) : null}
        {Array.isArray(answer)
          ? answer.map((item) => (
              <button
                key={item.sku}
                type="button"
                aria-pressed={chosen === item.sku}
                onClick={() => setChosen(chosen === item.sku ? "" : item.sku)}
                className={`flex min-h-14 items-center gap-3 rounded-lg border-2 p-2 text-left text-ink hover:border-ink ${
                  chosen === item.sku ? "border-green bg-green-soft" : "border-line-strong bg-surface"
                }`}
              >
                <GoodsPicture src={item.picture} />
                <span className="grid min-w-0">
                  <span className="leading-tight font-bold hyphens-auto wrap-anywhere">{item.title}</span>
                  {item.options ? <span className="text-sm font-medium">{item.options}</span> : null}
                  <span className="figures text-sm">
                    {item.price} · {t("here", { count: item.available })}
                  </span>
                </span>
              </button>
            ))
          : null}
      </fieldset>
      <Field
        id={`${id}-substitute`}
        name="substitute"
        label={t("substitute")}
        hint={t("substituteHint")}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </div>
  );
}
