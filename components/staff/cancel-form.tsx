"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Field, SelectField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { cancelReasons } from "./cancel-reasons";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";
import type { Pressing } from "./use-press";

/** Giving a pickup up: folded away, with a reason the customer can read, so that it is never a slip of the thumb. */
export function CancelForm({ pressing }: { pressing: Pressing }) {
  const { state, pending, form } = pressing;
  const t = useTranslations("staff.cancel");
  const id = useId();
  const [reason, setReason] = useState("");
  return (
    <details className="group rounded-xl border-2 border-line">
      <summary className="flex min-h-13 items-center gap-2 rounded-xl px-4 font-semibold text-ink">
        <Icon name="close" className="text-tomato" />
        {t("open")}
        <Icon name="down" className="ml-auto transition-transform group-open:rotate-180" />
      </summary>
      <form {...form} className="grid gap-3 px-4 pb-4">
        <input type="hidden" name="key" value={state.key} />
        <p>{t("text")}</p>
        <SelectField
          id={`${id}-reason`}
          name="reason"
          label={t("reason")}
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        >
          <option value="" disabled>
            {t("choose")}
          </option>
          {cancelReasons.map((known) => (
            <option key={known} value={known}>
              {t(`reasons.${known}`)}
            </option>
          ))}
        </SelectField>
        {reason === "other" ? (
          <Field
            id={`${id}-told`}
            name="told"
            label={t("other")}
            required
            maxLength={200}
            autoComplete="off"
          />
        ) : null}
        <div>
          <Refusal message={state.message} answer={state.key} />
          <PressButton pending={pending} tone="danger" working={t("working")}>
            {t("submit")}
          </PressButton>
        </div>
      </form>
    </details>
  );
}
