"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field, SelectField } from "@/components/ui/field";
import type { SettlingMeans } from "@/lib/refunds/states";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";
import type { RefusedView } from "./refund-view";

type Props = {
  view: RefusedView;
  means: readonly SettlingMeans[];
  again: Press;
  settle: Press;
  keys: [string, string];
};

/** Money that hangs: how much and why, and the ways on. */
export function RefusedPaymentCard({ view, means, again, settle, keys }: Props) {
  const t = useTranslations("staff.payments");
  const id = useId();
  return (
    <li className="grid gap-4 rounded-lg border border-line bg-surface p-4">
      <div>
        <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 text-xl">
          <span className="figures">{view.amount}</span>
          <span className="figures text-base font-semibold">{t("order", { number: view.order })}</span>
        </h2>
        <p className="font-semibold">{view.what}</p>
        <ul className="text-sm">
          {view.facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      {view.askable ? (
        <PressForm press={again} firstKey={keys[0]} button={{ children: t("again"), working: t("asking") }} />
      ) : null}
      <details open={!view.askable}>
        <summary className="inline-flex min-h-11 items-center font-semibold text-ink underline">
          {t("other")}
        </summary>
        <PressForm
          press={settle}
          firstKey={keys[1]}
          className="grid gap-3 pt-2"
          button={{ children: t("settle"), working: t("settling"), tone: "secondary" }}
        >
          <SelectField id={`${id}-means`} name="means" label={t("how")} required defaultValue="">
            <option value="" disabled>
              {t("choose")}
            </option>
            {means.map((by) => (
              <option key={by} value={by}>
                {t(`means.${by}`)}
              </option>
            ))}
          </SelectField>
          <Field
            id={`${id}-why`}
            name="reason"
            label={t("why")}
            maxLength={200}
            required
            autoComplete="off"
          />
          <Field
            id={`${id}-receipt`}
            name="receiptNumber"
            label={t("receipt")}
            maxLength={60}
            autoComplete="off"
          />
        </PressForm>
      </details>
    </li>
  );
}
