"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field, SelectField } from "@/components/ui/field";
import type { AdjustmentReason } from "@/lib/inventory/adjustment-reasons";
import { PressButton } from "./press-form";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import { usePress } from "./use-press";

type Props = { adjust: Press; firstKey: string; reasons: readonly AdjustmentReason[] };

/** What somebody counted of an item, and why it differs. */
export function AdjustForm({ adjust, firstKey, reasons }: Props) {
  const t = useTranslations("staff.stock");
  const shelves = useTranslations("shelves");
  const id = useId();
  const { state, pending, form } = usePress(adjust, firstKey);
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="key" value={state.key} />
      <Field
        id={`${id}-count`}
        name="count"
        label={t("count")}
        hint={t("countHint")}
        type="number"
        inputMode="numeric"
        min={0}
        max={999_999}
        required
      />
      <SelectField id={`${id}-reason`} name="reason" label={t("reason")} required defaultValue="">
        <option value="" disabled>
          {t("choose")}
        </option>
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(`reasons.${reason}`)}
          </option>
        ))}
      </SelectField>
      <Field id={`${id}-note`} name="note" label={t("note")} maxLength={200} autoComplete="off" />
      <div>
        <Refusal message={state.message} answer={state.key} />
        <p role="status" className="mb-3 font-semibold empty:mb-0">
          {state.outcome === "done" ? (state.code === "held" ? shelves("held") : t("done")) : ""}
        </p>
        <PressButton pending={pending} working={t("working")}>
          {t("submit")}
        </PressButton>
      </div>
    </form>
  );
}
