"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field, SelectField } from "@/components/ui/field";
import { returnConditions, returnReasons } from "@/lib/returns/states";
import { Choice } from "./choice";
import type { DifferenceView } from "./exchange-view";
import { PressButton } from "./press-form";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import { usePress } from "./use-press";

type Props = {
  exchange: Press;
  firstKey: string;
  difference: DifferenceView;
  customer: string;
  /** A return that its shopper announced; what comes back is that one. */
  announced: string | null;
  /** Whether the line's time is over: who sees this form may take it all the same. */
  late: boolean;
};

const icons = { restock: "store", damaged: "warning", send_back: "leave" } as const;

/** The difference, large, and what has to be said about both sides before it is agreed to. */
export function ExchangeForm({ exchange, firstKey, difference, customer, announced, late }: Props) {
  const t = useTranslations("staff.exchange");
  const back = useTranslations("staff.returns");
  const id = useId();
  const { state, pending, form } = usePress(exchange, firstKey);
  const { way } = difference;
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="key" value={state.key} />
      {announced ? <input type="hidden" name="return" value={announced} /> : null}
      {late ? <input type="hidden" name="beyondPolicy" value="on" /> : null}
      <p role="status" className="grid gap-1 rounded-xl border-2 border-ink bg-sunken p-4 text-ink">
        <strong className="figures text-3xl">{difference.headline}</strong>
        <span className="figures">{difference.sides}</span>
      </p>
      {way === "even" ? null : <Till way={way} id={id} />}
      <fieldset className="grid gap-2.5">
        <legend className="mb-1.5 text-lg font-bold">{back("condition")}</legend>
        <div className="grid gap-2 sm:grid-cols-3">
          {returnConditions.map((condition) => (
            <Choice
              key={condition}
              name="condition"
              value={condition}
              icon={icons[condition]}
              checked={condition === "restock"}
            >
              {back(`conditions.${condition}`)}
            </Choice>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField id={`${id}-reason`} name="reason" label={back("reason")} defaultValue="does_not_fit">
          {returnReasons.map((reason) => (
            <option key={reason} value={reason}>
              {back(`reasons.${reason}`)}
            </option>
          ))}
        </SelectField>
        <Field
          id={`${id}-by`}
          name="collectedBy"
          label={t("collectedBy")}
          defaultValue={customer}
          maxLength={120}
          required
          autoComplete="off"
        />
      </div>
      {difference.ageLimit ? (
        <label className="flex min-h-14 items-center gap-3 rounded-lg border-2 border-line-strong bg-surface px-3.5 py-2 text-lg font-bold hover:border-ink has-checked:border-green has-checked:bg-green-soft">
          <input type="checkbox" name="ageChecked" required className="size-6 shrink-0 accent-green" />
          {t("age", { age: difference.ageLimit })}
        </label>
      ) : null}
      <div>
        <Refusal message={state.message} answer={state.key} />
        <PressButton pending={pending} working={t("working")} className="min-h-16 w-full text-xl">
          {difference.submit}
        </PressButton>
      </div>
    </form>
  );
}

/** How the difference is taken; or, where a till had taken the money, how it gives it back. */
function Till({ way, id }: { way: "take" | "give"; id: string }) {
  const t = useTranslations("staff.exchange");
  const back = useTranslations("staff.returns");
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1.5 text-lg font-bold">{way === "take" ? t("paid") : back("till")}</legend>
      {way === "give" ? <p className="text-sm">{t("toMeans")}</p> : null}
      <div className="grid grid-cols-2 gap-2">
        <Choice name="method" value="cash" icon="cash" checked={way === "give"}>
          {back("tills.cash")}
        </Choice>
        <Choice name="method" value="card_terminal" icon="card">
          {back("tills.card_terminal")}
        </Choice>
      </div>
      <Field
        id={`${id}-receipt`}
        name="receiptNumber"
        label={back("receipt")}
        maxLength={60}
        autoComplete="off"
      />
    </fieldset>
  );
}
