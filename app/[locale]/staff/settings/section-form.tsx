import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/shop/form/action-form";
import { FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import type { FormAction, Outcome } from "@/components/shop/form/outcome";
import { Icon } from "@/components/ui/icon";

export type Change = { change: FormAction; first: Outcome | null };

type Props = Change & {
  /** What its button asks for. */
  asks: string;
  /** What is so now; the form sends it along, and begins anew when it is otherwise. */
  seen?: unknown;
  button?: string;
  children: ReactNode;
};

/** One part of a store's settings, with the button that saves it. */
export function SectionForm({ change, first, asks, seen, button, children }: Props) {
  const t = useTranslations("manage.settings");
  const now = JSON.stringify(seen);
  return (
    <ActionForm key={now} action={change} first={first} failed={t("refused.other")} className="grid gap-4">
      {now === undefined ? null : <input type="hidden" name="seen" value={now} />}
      <Notice icon={<Icon name="warning" />} />
      {children}
      <FormButton asks={asks} busy={t("saving")} className="justify-self-start">
        {button ?? t("save")}
      </FormButton>
    </ActionForm>
  );
}
