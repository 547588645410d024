"use client";

import { useTranslations } from "next-intl";
import { type SubmitEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";

/** `tries` counts the answers. */
export type SignInState = { email: string; message: string | null; tries: number };

type Props = {
  signIn: (state: SignInState, form: FormData) => Promise<SignInState>;
  /** What came of it before the page was alive. */
  first?: SignInState;
};

/** Address and password. The action is given to the form as it is, so that it works before the page is alive. */
export function SignInForm({ signIn, first }: Props) {
  const t = useTranslations("staff.signIn");
  const [state, action, pending] = useActionState(signIn, first ?? { email: "", message: null, tries: 0 });
  const [shown, setShown] = useState(false);
  // Once the page is alive it is sent by hand: a form that React sends is emptied when the answer comes.
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    startTransition(() => action(form));
  };
  return (
    <form action={action} onSubmit={submit} className="grid gap-4">
      <Field
        name="email"
        type="email"
        label={t("email")}
        defaultValue={state.email}
        required
        maxLength={254}
        autoComplete="username"
        spellCheck={false}
      />
      <div className="grid gap-1">
        <Field
          name="password"
          type={shown ? "text" : "password"}
          label={t("password")}
          required
          maxLength={200}
          autoComplete="current-password"
          spellCheck={false}
        />
        <Button tone="quiet" className="-ml-4 justify-self-start" onClick={() => setShown(!shown)}>
          {t(shown ? "hide" : "show")}
        </Button>
      </div>
      <div>
        <Refusal message={state.message} answer={state.tries} />
        <PressButton pending={pending} working={t("working")} className="w-full">
          {t("submit")}
        </PressButton>
      </div>
    </form>
  );
}
