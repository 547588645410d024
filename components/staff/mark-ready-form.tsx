"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = { markReady: Press; firstKey: string; openLines: number; labels: string[] };

/** Where the goods wait for the customer, by a tap on a label in use or by typing a new one; then they are ready. */
export function MarkReadyForm({ markReady, firstKey, openLines, labels }: Props) {
  const t = useTranslations("staff.pick");
  const id = useId();
  const [shelf, setShelf] = useState("");
  return (
    <PressForm
      press={markReady}
      firstKey={firstKey}
      className="grid gap-3"
      button={{
        working: t("working"),
        tone: openLines > 0 ? "secondary" : "primary",
        className: "w-full",
        children: t("ready"),
      }}
      note={t("readyHint")}
    >
      {openLines > 0 ? <p className="font-semibold">{t("open", { count: openLines })}</p> : null}
      <Field
        id={id}
        name="shelf"
        label={t("shelf")}
        hint={t("shelfHint")}
        value={shelf}
        onChange={(event) => setShelf(event.target.value)}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      {labels.length > 0 ? (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="mb-1.5 text-sm font-semibold">{t("used")}</legend>
          {labels.map((label) => (
            <button
              key={label}
              type="button"
              aria-pressed={shelf === label}
              onClick={() => setShelf(label)}
              className={`figures min-h-11 min-w-11 rounded-full border-2 px-4 font-bold text-ink hover:border-ink ${
                shelf === label ? "border-green bg-green-soft" : "border-line-strong bg-surface"
              }`}
            >
              {label}
            </button>
          ))}
        </fieldset>
      ) : null}
    </PressForm>
  );
}
