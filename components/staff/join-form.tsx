"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";
import type { Step, StepState } from "./step-state";
import { useStep } from "./use-step";

type Props = { email: string; shortest: number; join: Step; first?: StepState };

/** Somebody who was invited chooses a password. @param shortest how many characters it has at least */
export function JoinForm({ email, shortest, join, first }: Props) {
  const t = useTranslations("people.join");
  const { state, pending, form } = useStep(join, first);
  return (
    <form {...form} className="grid gap-4">
      <Field name="email" type="email" label={t("email")} value={email} readOnly autoComplete="username" />
      <Field
        name="password"
        type="password"
        label={t("password")}
        hint={t("hint", { count: shortest })}
        required
        minLength={shortest}
        maxLength={200}
        autoComplete="new-password"
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
