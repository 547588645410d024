"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field, SelectField } from "@/components/ui/field";
import type { PickLine } from "./pickup-view";
import { PressForm } from "./press-form";
import type { Press } from "./press-state";

type Props = { lines: PickLine[]; callOff: Press; firstKey: string };

/** Calling off some of a pickup: folded away, for who is on the phone or stands there and wants less. */
export function CallOffForms({ lines, callOff, firstKey }: Props) {
  const t = useTranslations("staff.callOff");
  const id = useId();
  const open = lines.filter((line) => stillOpen(line) > 0);
  const most = Math.max(0, ...open.map(stillOpen));
  if (most === 0) return null;
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center font-semibold text-ink underline">
        {t("open")}
      </summary>
      <PressForm
        key={open.map(stillOpen).join("-")}
        press={callOff}
        firstKey={firstKey}
        className="grid gap-3 rounded-lg border-2 border-line p-3"
        button={{ working: t("working"), tone: "secondary", className: "w-full", children: t("submit") }}
        note={t("text")}
      >
        <SelectField id={`${id}-line`} name="line" label={t("line")}>
          {open.map((line) => (
            <option key={line.id} value={line.id}>
              {line.title}
            </option>
          ))}
        </SelectField>
        <Field
          id={`${id}-quantity`}
          name="quantity"
          type="number"
          inputMode="numeric"
          label={t("quantity")}
          min={1}
          max={most}
          defaultValue={1}
          required
        />
        <Field
          id={`${id}-reason`}
          name="reason"
          label={t("reason")}
          maxLength={200}
          required
          autoComplete="off"
        />
      </PressForm>
    </details>
  );
}

const stillOpen = (line: PickLine): number => line.ordered - line.short - line.cancelled - line.collected;
