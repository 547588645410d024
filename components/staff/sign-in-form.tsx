"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";

export type SignInState = { email: string; message: string | null };

type Props = { signIn: (state: SignInState, form: FormData) => Promise<SignInState> };

/** Address and password. The action is given to the form as it is, so that it works before the page is alive. */
export function SignInForm({ signIn }: Props) {
  const t = useTranslations("staff.signIn");
  const [state, action, pending] = useActionState(signIn, { email: "", message: null });
  const [shown, setShown] = useState(false);
  return (
    <form action={action} className="grid gap-4">
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
        <Refusal message={state.message} />
        <PressButton pending={pending} working={t("working")} className="w-full">
          {t("submit")}
        </PressButton>
      </div>
    </form>
  );
}
