"use client";

import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, startTransition, useActionState } from "react";
import { notPressed, type Press, type PressState } from "./press-state";

export type Pressing = {
  state: PressState;
  pending: boolean;
  /** What the form element takes. */
  form: { action: (form: FormData) => void; onSubmit: (event: SubmitEvent<HTMLFormElement>) => void };
};

/**
 * A form's action with its answer. When no answer comes, the network being what it is in a stock room, that is said
 * and the same key is kept: pressing again counts once. While a press is on the way, another is not sent.
 */
export function usePress(press: Press, firstKey: string): Pressing {
  const t = useTranslations("staff.problem");
  const [state, action, pending] = useActionState<PressState, FormData>(async (before, form) => {
    try {
      return await press(before, form);
    } catch (error) {
      unstable_rethrow(error);
      return { key: before.key, outcome: "refused", message: t("offline"), code: "offline" };
    }
  }, notPressed(firstKey));
  // Sent by hand, since a form that React sends is emptied afterwards: after a refusal everything is still there.
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    startTransition(() => action(form));
  };
  return { state, pending, form: { action, onSubmit } };
}
