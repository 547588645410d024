"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Field, SelectField } from "@/components/ui/field";
import { shortReasons } from "@/lib/pickup/states";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";
import { SubstituteField } from "./substitute-field";

type Props = {
  title: string;
  sku: string;
  /** Slug of the store that is out of it. */
  store: string;
  /** Units that are still to be picked. */
  open: number;
  /** Changes once something was said. */
  said: number;
  /** What the press is about. */
  field: { name: string; value: string };
  press: Press;
  firstKey: string;
};

/** Once it is said, the form folds itself away: left open, a second press would say it of the next unit. */
function useFoldWhenSaid(said: number) {
  const details = useRef<HTMLDetailsElement>(null);
  const before = useRef(said);
  useEffect(() => {
    if (before.current !== said && details.current?.open) {
      details.current.open = false;
      details.current.querySelector("summary")?.focus();
    }
    before.current = said;
  }, [said]);
  return details;
}

/** Saying that units are missing: folded away under their line, with a reason and what is offered instead. */
export function ShortForm({ title, sku, store, open, said, field, press, firstKey }: Props) {
  const t = useTranslations("staff.short");
  const id = useId();
  const details = useFoldWhenSaid(said);
  const [unfolded, setUnfolded] = useState(false);
  return (
    <details ref={details} className="group" onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary className="inline-flex min-h-11 items-center px-2.5 text-sm font-semibold text-ink underline">
        {t("open")}
        <span className="sr-only"> {title}</span>
      </summary>
      <PressForm
        key={said}
        press={press}
        firstKey={firstKey}
        className="grid gap-3 rounded-lg border-2 border-line p-3"
        button={{ working: t("working"), tone: "secondary", className: "w-full", children: t("submit") }}
        note={t("text")}
      >
        <input type="hidden" name={field.name} value={field.value} />
        <Field
          id={`${id}-quantity`}
          name="quantity"
          type="number"
          inputMode="numeric"
          label={t("quantity")}
          min={1}
          max={open}
          defaultValue={open}
          required
        />
        <SelectField id={`${id}-reason`} name="reason" label={t("reason")} required defaultValue="">
          <option value="" disabled>
            {t("choose")}
          </option>
          {shortReasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reasons.${reason}`)}
            </option>
          ))}
        </SelectField>
        <SubstituteField open={unfolded} store={store} sku={sku} quantity={1} />
      </PressForm>
    </details>
  );
}
