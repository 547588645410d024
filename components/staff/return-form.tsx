"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { buttonLooks } from "@/components/ui/button";
import { Field, SelectField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { returnConditions, returnReasons } from "@/lib/returns/states";
import { GoodsPicture } from "./goods-picture";
import { PressButton } from "./press-form";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import type { ExchangeLinks, ReturnLineView } from "./return-view";
import { usePress } from "./use-press";

type Props = {
  takeBack: Press;
  firstKey: string;
  lines: ReturnLineView[];
  exchanges: ExchangeLinks;
  /** A return that its shopper announced; what comes back is that one. */
  announced: string | null;
  /** Whether the reader may take what is late or of a kind that is not taken back. */
  mayGoBeyond: boolean;
};

/** What comes back of an order: how many, what becomes of them, and how a till gives its money back. */
export function ReturnForm({ takeBack, firstKey, lines, exchanges, announced, mayGoBeyond }: Props) {
  const t = useTranslations("staff.returns");
  const id = useId();
  const { state, pending, form } = usePress(takeBack, firstKey);
  return (
    // A new key comes with each answer: what was typed is then about what is no more.
    <form key={state.outcome === "done" ? state.key : firstKey} {...form} className="grid gap-5">
      <input type="hidden" name="key" value={state.key} />
      {announced ? <input type="hidden" name="return" value={announced} /> : null}
      <ul className="grid gap-4">
        {lines.map((line) => (
          <ReturnLine key={line.id} line={line} exchange={exchanges[line.id]} mayGoBeyond={mayGoBeyond} />
        ))}
      </ul>
      <SelectField id={`${id}-reason`} name="reason" label={t("reason")} defaultValue="changed_mind">
        {returnReasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(`reasons.${reason}`)}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-3 sm:grid-cols-2">
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
      {mayGoBeyond && lines.some((line) => line.late) ? (
        <label className="flex min-h-11 items-center gap-3 font-semibold">
          <input type="checkbox" name="beyondPolicy" className="size-6 accent-green" />
          {t("beyond")}
        </label>
      ) : null}
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

type LineProps = { line: ReturnLineView; exchange: string | undefined; mayGoBeyond: boolean };

function ReturnLine({ line, exchange, mayGoBeyond }: LineProps) {
  const t = useTranslations("staff.returns");
  const open = !line.late || mayGoBeyond;
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-3 rounded-lg border border-line bg-surface p-4">
      <GoodsPicture src={line.picture} />
      <div className="self-center">
        <p className="font-semibold">{line.title}</p>
        <p className="text-sm">{line.said}</p>
      </div>
      {open ? (
        <div className="col-span-2 grid gap-3 sm:grid-cols-2">
          <input type="hidden" name="line" value={line.id} />
          <Field
            name={`quantity-${line.id}`}
            label={t("quantity", { title: line.title })}
            type="number"
            inputMode="numeric"
            min={0}
            max={line.left}
            defaultValue={0}
            required
          />
          <SelectField name={`condition-${line.id}`} label={t("condition")} defaultValue="restock">
            {returnConditions.map((condition) => (
              <option key={condition} value={condition}>
                {t(`conditions.${condition}`)}
              </option>
            ))}
          </SelectField>
          {exchange ? (
            <Link href={exchange} className={`${buttonLooks("secondary")} sm:col-span-2`}>
              {t("exchange", { title: line.title })}
            </Link>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
