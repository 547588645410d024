"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { Field, SelectField } from "@/components/ui/field";
import { shortReasons } from "@/lib/pickup/states";
import type { PickLine } from "./pickup-view";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = { line: PickLine; shortLine: Press; firstKey: string };

/** Once it is said, the form folds itself away: left open, a second press would say it of the next unit. */
function useFoldWhenSaid(short: number) {
  const details = useRef<HTMLDetailsElement>(null);
  const before = useRef(short);
  useEffect(() => {
    if (before.current !== short && details.current?.open) {
      details.current.open = false;
      details.current.querySelector("summary")?.focus();
    }
    before.current = short;
  }, [short]);
  return details;
}

/** Saying that units of a line are missing: folded away under the line, with a reason and what is offered instead. */
export function ShortForm({ line, shortLine, firstKey }: Props) {
  const t = useTranslations("staff.short");
  const id = useId();
  const details = useFoldWhenSaid(line.short);
  const open = line.ordered - line.short - line.cancelled - line.picked;
  return (
    <details ref={details} className="group">
      <summary className="inline-flex min-h-11 items-center px-2.5 text-sm font-semibold text-ink underline">
        {t("open")}
        <span className="sr-only"> {line.title}</span>
      </summary>
      <PressForm
        key={line.short}
        press={shortLine}
        firstKey={firstKey}
        className="grid gap-3 rounded-lg border-2 border-line p-3"
        button={{ working: t("working"), tone: "secondary", className: "w-full", children: t("submit") }}
        note={t("text")}
      >
        <input type="hidden" name="line" value={line.id} />
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
        <Field
          id={`${id}-substitute`}
          name="substitute"
          label={t("substitute")}
          hint={t("substituteHint")}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      </PressForm>
    </details>
  );
}
