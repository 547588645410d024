"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field, SelectField } from "@/components/ui/field";
import { GoodsPicture } from "./goods-picture";
import { PressButton } from "./press-form";
import type { Press } from "./press-state";
import type { RefundLineView } from "./refund-view";
import { Refusal } from "./refusal";
import { usePress } from "./use-press";

type Props = { give: Press; firstKey: string; lines: RefundLineView[] };

/** Money back for goods that stay: of each line so many units as a whole, or an amount; why, and how a till gives it. */
export function RefundForm({ give, firstKey, lines }: Props) {
  const t = useTranslations("staff.refunds");
  const id = useId();
  const { state, pending, form } = usePress(give, firstKey);
  return (
    // A new key comes with each answer: what was typed is then about what is no more.
    <form key={state.outcome === "done" ? state.key : firstKey} {...form} className="grid gap-5">
      <input type="hidden" name="key" value={state.key} />
      <ul className="grid gap-4">
        {lines.map((line) => (
          <RefundLine key={line.id} line={line} />
        ))}
      </ul>
      <Field
        id={`${id}-reason`}
        name="reason"
        label={t("reason")}
        maxLength={200}
        required
        autoComplete="off"
      />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <SelectField
          id={`${id}-till`}
          name="method"
          label={t("till")}
          hint={t("tillHint")}
          defaultValue="cash"
        >
          <option value="cash">{t("tills.cash")}</option>
          <option value="card_terminal">{t("tills.card_terminal")}</option>
        </SelectField>
        <Field
          id={`${id}-receipt`}
          name="receiptNumber"
          label={t("receipt")}
          maxLength={60}
          autoComplete="off"
        />
      </div>
      <div>
        <Refusal message={state.code === "input.invalid" ? t("nothing") : state.message} answer={state.key} />
        <p role="status" className="mb-3 font-semibold empty:mb-0">
          {state.outcome === "done" ? t("done") : ""}
        </p>
        <PressButton pending={pending} working={t("working")}>
          {t("submit")}
        </PressButton>
      </div>
    </form>
  );
}

function RefundLine({ line }: { line: RefundLineView }) {
  const t = useTranslations("staff.refunds");
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-3 rounded-lg border border-line bg-surface p-4">
      <GoodsPicture src={line.picture} />
      <div className="self-center">
        <p className="font-semibold">{line.title}</p>
        <p className="text-sm">{line.said}</p>
      </div>
      {line.spent ? null : (
        <div className="col-span-2 grid gap-3 sm:grid-cols-2">
          <input type="hidden" name="line" value={line.id} />
          <SelectField name={`units-${line.id}`} label={t("units", { title: line.title })} defaultValue="0">
            {[...Array(line.kept + 1).keys()].map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </SelectField>
          <Field
            name={`amount-${line.id}`}
            label={t("amount", { title: line.title })}
            inputMode="decimal"
            maxLength={12}
            autoComplete="off"
          />
        </div>
      )}
    </li>
  );
}
