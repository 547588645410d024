"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { buttonLooks } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";
import type { Step, StepState } from "./step-state";
import { useStep } from "./use-step";

type Props = {
  enrol: Step;
  first?: StepState;
  /** Where it leads when it is done. */
  next: string;
  /** What the app scans; null once it was taken in. */
  children: ReactNode | null;
};

/** An authenticator app is taken in by its first code; then the recovery codes are shown, this once. */
export function EnrolStep({ enrol, first, next, children }: Props) {
  const t = useTranslations("people.enrol");
  const { state, pending, form } = useStep(enrol, first);
  const heading = useRef<HTMLHeadingElement>(null);
  const codes = state.codes;
  useEffect(() => {
    if (codes) heading.current?.focus();
  }, [codes]);
  if (codes)
    return (
      <section className="grid gap-4">
        <h2 ref={heading} tabIndex={-1} className="text-xl outline-none">
          {t("codesTitle")}
        </h2>
        <p>{t("codesText")}</p>
        <ul className="figures grid grid-cols-2 gap-2 rounded-xl border border-line bg-surface p-4 text-lg font-semibold">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <a href={next} className={buttonLooks("primary", "large")}>
          {t("goOn")}
        </a>
      </section>
    );
  if (children === null)
    return (
      <div className="grid gap-4">
        <p role="status">{t("done")}</p>
        <a href={next} className={buttonLooks("primary", "large")}>
          {t("goOnDone")}
        </a>
      </div>
    );
  return (
    <form {...form} className="grid gap-4">
      {children}
      <Field
        name="code"
        label={t("code")}
        required
        maxLength={10}
        inputMode="numeric"
        autoComplete="one-time-code"
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
