"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";
import type { Step, StepState } from "./step-state";
import { useStep } from "./use-step";

/** The code that an authenticator app shows, or a recovery code. */
export function CodeStep({ show, first }: { show: Step; first?: StepState }) {
  const t = useTranslations("people.step");
  const { state, pending, form } = useStep(show, first);
  return (
    <form {...form} className="grid gap-4">
      <Field
        name="code"
        label={t("code")}
        hint={t("hint")}
        required
        maxLength={20}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        className="figures text-xl tracking-widest"
      />
      <div>
        <Refusal message={state.message} answer={state.tries} />
        <PressButton pending={pending} working={t("working")} className="w-full">
          {t("submit")}
        </PressButton>
      </div>
    </form>
  );
}
