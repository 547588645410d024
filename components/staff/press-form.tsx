"use client";

import type { ReactNode } from "react";
import { Button, type ButtonSize, type ButtonTone } from "@/components/ui/button";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import { usePress } from "./use-press";

type Props = {
  press: Press;
  firstKey: string;
  className?: string;
  /** What stands above the button. */
  children?: ReactNode;
  button: Omit<ButtonProps, "pending">;
  /** What stands below the button. */
  note?: ReactNode;
};

/** A form around one button of the counter: carries the key, shows the refusal beside what it belongs to. */
export function PressForm({ press, firstKey, className, children, button, note }: Props) {
  const { state, pending, form } = usePress(press, firstKey);
  return (
    <form {...form} className={className}>
      <input type="hidden" name="key" value={state.key} />
      {children}
      <div>
        <Refusal message={state.message} answer={state.key} />
        <PressButton {...button} pending={pending} />
      </div>
      {note ? <p className="text-sm">{note}</p> : null}
    </form>
  );
}

type ButtonProps = {
  pending: boolean;
  children: ReactNode;
  /** What it says while its press is on the way. */
  working: string;
  tone?: ButtonTone;
  size?: ButtonSize;
  className?: string;
};

/** The button that sends a form. It keeps the focus while it works, so that a screen reader stays with it. */
export function PressButton({ pending, children, working, tone, size = "large", className }: ButtonProps) {
  return (
    <Button type="submit" tone={tone} size={size} aria-disabled={pending} className={className}>
      {pending ? working : children}
    </Button>
  );
}
