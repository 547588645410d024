"use client";

import { type SubmitEvent, startTransition, useActionState } from "react";
import { noStep, type Step, type StepState } from "./step-state";

/**
 * A step of signing in with its answer. The action is given to the form as it is, so that it works before the page is
 * alive; once it is, the form is sent by hand, since one that React sends is emptied when the answer comes.
 * @param first what came of it before the page was alive
 */
export function useStep(
  step: Step,
  first: StepState = noStep,
): {
  state: StepState;
  pending: boolean;
  form: { action: (form: FormData) => void; onSubmit: (event: SubmitEvent<HTMLFormElement>) => void };
} {
  const [state, action, pending] = useActionState(step, first);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    startTransition(() => action(form));
  };
  return { state, pending, form: { action, onSubmit } };
}
