"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = { id: string; amount: string; approve: Press | null; reject: Press; keys: [string, string] };

/** A second person's yes or no to money without goods. Who may not say yes can still take it back. */
export function RefundDecision({ id, amount, approve, reject, keys }: Props) {
  const t = useTranslations("staff.refunds");
  return (
    <div className="grid gap-4">
      {approve ? (
        <PressForm
          press={approve}
          firstKey={keys[0]}
          button={{ children: t("approve", { amount }), working: t("approving") }}
        />
      ) : null}
      <PressForm
        press={reject}
        firstKey={keys[1]}
        className="grid gap-3"
        button={{ children: t("reject"), working: t("rejecting"), tone: "secondary" }}
      >
        <Field id={`why-${id}`} name="reason" label={t("why")} maxLength={200} required autoComplete="off" />
      </PressForm>
    </div>
  );
}
