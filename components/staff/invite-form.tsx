"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { PersonFields } from "./person-fields";
import { PressButton } from "./press-form";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import { usePress } from "./use-press";

type Props = Pick<ComponentProps<typeof PersonFields>, "roles" | "stores"> & {
  invite: Press;
  firstKey: string;
};

/** Asks somebody to work here. */
export function InviteForm({ roles, stores, invite, firstKey }: Props) {
  const t = useTranslations("people.list");
  const { state, pending, form } = usePress(invite, firstKey);
  return (
    <form key={state.outcome === "done" ? state.key : firstKey} {...form} className="grid max-w-md gap-4">
      <input type="hidden" name="key" value={state.key} />
      <Field name="name" label={t("name")} required maxLength={120} autoComplete="off" />
      <Field name="email" type="email" label={t("email")} required maxLength={254} autoComplete="off" />
      <PersonFields id="invite" roles={roles} stores={stores} />
      <div>
        <Refusal
          message={state.code === "input.invalid" ? t("incomplete") : state.message}
          answer={state.key}
        />
        <p role="status" className="mb-3 font-semibold empty:mb-0">
          {state.outcome === "done" ? t("invited") : ""}
        </p>
        <PressButton pending={pending} working={t("inviting")}>
          {t("invite")}
        </PressButton>
      </div>
    </form>
  );
}
