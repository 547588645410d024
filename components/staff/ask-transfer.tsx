"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field, SelectField } from "@/components/ui/field";
import { PressButton } from "./press-form";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import { usePress } from "./use-press";

type Props = { ask: Press; firstKey: string; places: { slug: string; label: string }[] };

/** Has another place, which has some, asked to send goods here. */
export function AskTransfer({ ask, firstKey, places }: Props) {
  const t = useTranslations("shelves");
  const id = useId();
  const { state, pending, form } = usePress(ask, firstKey);
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="key" value={state.key} />
      <SelectField id={`${id}-from`} name="from" label={t("ask.from")} required>
        {places.map(({ slug, label }) => (
          <option key={slug} value={slug}>
            {label}
          </option>
        ))}
      </SelectField>
      <Field
        id={`${id}-units`}
        name="units"
        label={t("ask.units")}
        type="number"
        inputMode="numeric"
        min={1}
        max={9999}
        defaultValue={1}
        required
      />
      <div>
        <Refusal message={state.message} answer={state.key} />
        <p role="status" className="mb-3 font-semibold empty:mb-0">
          {state.outcome === "done" ? t("ask.done") : ""}
        </p>
        <PressButton pending={pending} working={t("ask.working")} tone="secondary">
          {t("ask.submit")}
        </PressButton>
      </div>
    </form>
  );
}
