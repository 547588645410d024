"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { formatMoney, type Money, parseDecimal } from "@/lib/kernel/money";
import { likelyCash, typedCash } from "./cash";
import { Choice } from "./choice";

/** The money: by what it comes, and for cash what goes back. What was given is worked out here and sent nowhere. */
export function HandoverPayment({ owed }: { owed: Money }) {
  const t = useTranslations("staff.handover");
  const locale = useLocale();
  const id = useId();
  const [method, setMethod] = useState<"card_terminal" | "cash" | null>(null);
  return (
    <fieldset className="grid gap-2.5">
      <legend className="figures mb-1.5 text-lg font-bold">
        {t("payment", { amount: formatMoney(owed, locale) })}
      </legend>
      <input type="hidden" name="amount" value={owed.amount} />
      <input type="hidden" name="currency" value={owed.currency} />
      <div className="grid grid-cols-2 gap-2">
        <Choice
          name="payment"
          value="card_terminal"
          icon="card"
          checked={method === "card_terminal"}
          onChoose={() => setMethod("card_terminal")}
        >
          {t("methodsOfPayment.card_terminal")}
        </Choice>
        <Choice
          name="payment"
          value="cash"
          icon="cash"
          checked={method === "cash"}
          onChoose={() => setMethod("cash")}
        >
          {t("methodsOfPayment.cash")}
        </Choice>
      </div>
      {method === "cash" ? <Change owed={owed} /> : null}
      <details>
        <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-ink underline underline-offset-4">
          {t("receiptOpen")}
        </summary>
        <Field
          id={id}
          name="receipt"
          label={t("receipt")}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
        />
      </details>
    </fieldset>
  );
}

const note =
  "figures min-h-12 rounded-full border-2 px-4 font-bold text-ink hover:border-ink aria-pressed:border-green aria-pressed:bg-green-soft";

function Change({ owed: { amount, currency } }: { owed: Money }) {
  const t = useTranslations("staff.handover");
  const locale = useLocale();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [tapped, setTapped] = useState<number | null>(null);
  const given = tapped ?? typedCash(typed, currency);
  const say = (minor: number) => formatMoney({ amount: minor, currency }, locale);
  const back = given === null ? null : given - amount;
  return (
    <div className="grid gap-2 rounded-lg border-2 border-line bg-surface p-3 text-ink">
      <div className="flex flex-wrap gap-1.5">
        {[amount, ...likelyCash(amount, parseDecimal("1", currency))].map((cash) => (
          <button
            key={cash}
            type="button"
            aria-pressed={given === cash}
            onClick={() => {
              setTapped(cash);
              setTyped("");
            }}
            className={`${note} ${given === cash ? "" : "border-line-strong bg-surface"}`}
          >
            {cash === amount ? t("exact") : say(cash)}
          </button>
        ))}
      </div>
      <Field
        id={id}
        name="given"
        // Of no form: it is not sent, and Enter on the keyboard hands nothing over.
        form={`${id}-none`}
        label={t("given")}
        value={typed}
        onChange={(event) => {
          setTapped(null);
          setTyped(event.target.value);
        }}
        inputMode="decimal"
        maxLength={12}
        autoComplete="off"
        className="figures text-xl"
      />
      <output
        htmlFor={id}
        className={`figures block rounded-md px-3 py-2 text-3xl font-extrabold ${
          back === null ? "sr-only" : back < 0 ? "bg-tomato-soft" : "bg-green-soft"
        }`}
      >
        {back === null ? null : (
          <>
            <span className="block text-sm font-semibold">{t(back < 0 ? "missing" : "change")}</span>
            {say(Math.abs(back))}
          </>
        )}
      </output>
    </div>
  );
}
