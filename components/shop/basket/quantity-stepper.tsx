"use client";

import { useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";

/** How long somebody may go on pressing before the number is sent. */
const pause = 400;

const square = "grid size-11 place-items-center rounded-full hover:bg-sunken disabled:text-ink-faint";

/**
 * How many of one line. Every press without JavaScript is one sent form; with it presses add up and are sent
 * together, by the form's default button.
 */
export function QuantityStepper({
  line,
  quantity,
  most,
  words,
}: {
  line: string;
  quantity: number;
  most: number;
  words: { quantity: string; less: string; more: string };
}) {
  const [typed, setTyped] = useState(String(quantity));
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [known, setKnown] = useState(quantity);
  // The basket says another number than before: that one counts.
  if (known !== quantity) {
    setKnown(quantity);
    setTyped(String(quantity));
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  function change(next: string) {
    setTyped(next);
    clearTimeout(timer.current);
    const units = Number(next);
    if (next === "" || !Number.isInteger(units) || units < 1 || units > most) return;
    timer.current = setTimeout(() => field.current?.form?.requestSubmit(), pause);
  }

  const count = Number(typed) || quantity;
  const step = (by: number) => change(String(Math.min(most, Math.max(1, count + by))));
  return (
    <div className="inline-flex items-center rounded-full border border-line-strong bg-surface">
      <button
        type="submit"
        name="do"
        value={`less:${line}`}
        disabled={count <= 1}
        aria-label={words.less}
        className={square}
        onClick={(event) => {
          event.preventDefault();
          step(-1);
        }}
      >
        <Icon name="minus" size={18} />
      </button>
      <input
        ref={field}
        type="text"
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={2}
        name={`quantity.${line}`}
        aria-label={words.quantity}
        autoComplete="off"
        value={typed}
        onChange={(event) => change(event.target.value.replace(/\D/g, ""))}
        onBlur={() => typed === "" && setTyped(String(quantity))}
        className="figures h-11 w-9 bg-transparent text-center font-semibold"
      />
      <button
        type="submit"
        name="do"
        value={`more:${line}`}
        disabled={count >= most}
        aria-label={words.more}
        className={square}
        onClick={(event) => {
          event.preventDefault();
          step(1);
        }}
      >
        <Icon name="plus" size={18} />
      </button>
    </div>
  );
}
