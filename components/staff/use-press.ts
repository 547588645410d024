"use client";

import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useActionState, useState, useTransition } from "react";
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
 * The action is given to the form as it is, so that it works before the page is alive.
 */
export function usePress(press: Press, firstKey: string): Pressing {
  const t = useTranslations("staff.problem");
  const [sent, action] = useActionState(press, notPressed(firstKey));
  const [answered, setAnswered] = useState<PressState | null>(null);
  const [pending, start] = useTransition();
  const state = answered ?? sent;
  const send = async (form: FormData): Promise<PressState> => {
    try {
      return await press(state, form);
    } catch (error) {
      unstable_rethrow(error);
      return { key: state.key, outcome: "refused", message: t("offline"), code: "offline" };
    }
  };
  // Sent by hand, since a form that React sends is emptied afterwards: after a refusal everything is still there.
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    start(async () => {
      const answer = await send(form);
      start(() => setAnswered(answer));
    });
  };
  return { state, pending, form: { action, onSubmit } };
}
