"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { PinField } from "./pin-step";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";
import type { Step } from "./step-state";
import { useStep } from "./use-step";

/** One's own PIN, chosen with the password. */
export function OwnPinForm({ set }: { set: Step }) {
  const t = useTranslations("people.me");
  const { state, pending, form } = useStep(set);
  const done = state.codes !== null;
  return (
    <form key={done ? state.tries : 0} {...form} className="grid max-w-md gap-4">
      <Field
        name="password"
        type="password"
        label={t("password")}
        required
        maxLength={200}
        autoComplete="current-password"
      />
      <PinField name="newPin" label={t("newPin")} hint={t("pinHint")} />
      <div>
        <Refusal message={state.message} answer={state.tries} />
        <p role="status" className="mb-3 font-semibold empty:mb-0">
          {done ? t("pinSet") : ""}
        </p>
        <PressButton pending={pending} working={t("working")}>
          {t("setPin")}
        </PressButton>
      </div>
    </form>
  );
}
