"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";
import type { Step, StepState } from "./step-state";
import { useStep } from "./use-step";

/** The PIN of one person, at a shared device. */
export function PinStep({ name, enter, first }: { name: string; enter: Step; first?: StepState }) {
  const t = useTranslations("people.device");
  const { state, pending, form } = useStep(enter, first);
  return (
    <form key={state.tries} {...form} className="grid gap-4">
      <PinField label={t("pin", { name })} />
      <div>
        <Refusal message={state.message} answer={state.tries} />
        <PressButton pending={pending} working={t("working")} className="w-full">
          {t("submit")}
        </PressButton>
      </div>
    </form>
  );
}

/** Digits that nobody reads over a shoulder, on the keyboard for digits; the browser is to keep none of them. */
export function PinField({ label, name = "pin", hint }: { label: string; name?: string; hint?: string }) {
  return (
    <Field
      name={name}
      type="password"
      inputMode="numeric"
      pattern="[0-9]{4,8}"
      label={label}
      hint={hint}
      required
      minLength={4}
      maxLength={8}
      autoComplete="off"
      // The one thing there is to do on its page.
      autoFocus={name === "pin"}
      className="figures text-center text-2xl tracking-[0.5em]"
    />
  );
}
