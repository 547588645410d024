"use client";

import { useEffect, useRef } from "react";
import { useSent } from "@/components/shop/form/action-form";
import type { PickupView } from "./view";

/** How long a choice may still be changed, as with the arrow keys, before it is sent. */
const pause = 500;

/**
 * As soon as it is ready, or a window. A choice is held at once; without JavaScript by the button beside it.
 */
export function TimeSelect({
  pickup,
  label,
  use,
}: {
  pickup: Pick<PickupView, "store" | "soonest" | "window" | "days">;
  label: string;
  /** Label of the button that sends the choice. */
  use: string;
}) {
  const { outcome } = useSent();
  const field = useRef<HTMLSelectElement>(null);
  const send = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const known = useRef<string>(undefined);
  const id = `window.${pickup.store}`;
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    const select = field.current;
    if (!select) return;
    const first = known.current === undefined;
    known.current = pickup.window;
    if (select.value === pickup.window) return;
    // Chosen before the page came alive: sent now. Otherwise what is held is what counts.
    if (first) select.form?.requestSubmit(send.current);
    else select.value = pickup.window;
  }, [pickup.window]);

  useEffect(() => {
    if (outcome?.tone === "refused" && field.current) field.current.value = pickup.window;
  }, [outcome, pickup.window]);

  function choose() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const select = field.current;
      if (select && select.value !== pickup.window) select.form?.requestSubmit(send.current);
    }, pause);
  }

  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <select
          ref={field}
          id={id}
          name={id}
          defaultValue={pickup.window}
          onChange={choose}
          className="min-h-12 w-full rounded-md border border-line-strong bg-surface px-3.5 hover:border-ink"
        >
          <option value="">{pickup.soonest}</option>
          {pickup.days.map((day) => (
            <optgroup key={day.label} label={day.label}>
              {day.windows.map((window) => (
                <option key={window.id} value={window.id} disabled={window.full}>
                  {day.label} {window.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <noscript>
          <button
            type="submit"
            name="do"
            value={`time:${pickup.store}`}
            className="min-h-12 rounded-full border border-line-strong bg-surface px-4 font-semibold whitespace-nowrap"
          >
            {use}
          </button>
        </noscript>
        <button ref={send} type="submit" name="do" value={`time:${pickup.store}`} hidden tabIndex={-1} />
      </div>
    </div>
  );
}
