"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonSize, type ButtonTone } from "@/components/ui/button";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import { usePress } from "./use-press";

type Props = { press: Press; firstKey: string; className?: string; children: ReactNode };

/** A form around one button of the counter: carries the key, shows the refusal under what it belongs to. */
export function PressForm({ press, firstKey, className, children }: Props) {
  const [state, action] = usePress(press, firstKey);
  return (
    <form action={action} className={className}>
      <input type="hidden" name="key" value={state.key} />
      {children}
      <Refusal message={state.message} />
    </form>
  );
}

type ButtonProps = {
  children: ReactNode;
  /** What it says while its press is on the way. */
  working: string;
  tone?: ButtonTone;
  size?: ButtonSize;
  className?: string;
};

/** The button of such a form. It keeps focus while it works, and ignores a second press. */
export function PressButton({ children, working, tone, size = "large", className }: ButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      tone={tone}
      size={size}
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      className={className}
    >
      {pending ? working : children}
    </Button>
  );
}
