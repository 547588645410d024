"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Choice } from "./choice";
import { PressButton } from "./press-form";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import { usePress } from "./use-press";

type Props = {
  sell: Press;
  firstKey: string;
  /** What is to be paid, in the reader's words. */
  total: string;
  /** Whether any of it is sent, so that somebody has to say where to. */
  sends: boolean;
};

/** Who buys, where it goes, and how it was paid: the press that makes it an order. */
export function SellForm({ sell, firstKey, total, sends }: Props) {
  const t = useTranslations("shelves.sell");
  const { state, pending, form } = usePress(sell, firstKey);
  return (
    <form {...form} className="grid gap-6">
      <input type="hidden" name="key" value={state.key} />
      <fieldset className="grid items-start gap-3 sm:grid-cols-2">
        <legend className="mb-2 text-lg font-bold">{t("who")}</legend>
        <Field name="name" label={t("name")} maxLength={120} autoComplete="off" required />
        <Field
          name="email"
          label={t("email")}
          hint={t("emailHint")}
          type="email"
          inputMode="email"
          maxLength={200}
          autoComplete="off"
          required
        />
        <Field name="phone" label={t("phone")} type="tel" inputMode="tel" maxLength={30} autoComplete="off" />
      </fieldset>
      {sends ? (
        <fieldset className="grid gap-3 sm:grid-cols-[2fr_1fr_1fr]">
          <legend className="mb-2 text-lg font-bold">{t("where")}</legend>
          <Field name="street" label={t("street")} maxLength={120} autoComplete="off" required />
          <Field name="postalCode" label={t("postalCode")} maxLength={12} autoComplete="off" required />
          <Field name="city" label={t("city")} maxLength={120} autoComplete="off" required />
        </fieldset>
      ) : null}
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-2 text-lg font-bold">{t("paid")}</legend>
        <Choice name="method" value="card_terminal" icon="card">
          {t("card")}
        </Choice>
        <Choice name="method" value="cash" icon="cash">
          {t("cash")}
        </Choice>
        <Field name="receiptNumber" label={t("receipt")} maxLength={60} autoComplete="off" />
      </fieldset>
      <div>
        <Refusal message={state.message} answer={state.key} />
        <PressButton pending={pending} working={t("working")} className="w-full">
          {t("submit", { amount: total })}
        </PressButton>
      </div>
    </form>
  );
}
