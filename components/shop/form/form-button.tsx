"use client";

import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonTone, buttonLooks } from "@/components/ui/button";
import { useSent } from "./action-form";

type Props = Omit<ComponentProps<"button">, "type" | "name" | "value" | "disabled"> & {
  /** What this button asks for. */
  asks: string;
  /** Instead of the label while it is being asked. */
  busy?: ReactNode;
  tone?: ButtonTone;
  size?: ButtonSize;
  /** Without the looks of a button. */
  bare?: boolean;
};

/** A button of an `ActionForm`. While an answer is awaited it stays where it is and keeps the focus, but asks nothing. */
export function FormButton({ asks, busy, tone, size, bare, className, children, ...rest }: Props) {
  const { pending, pressed } = useSent();
  const looks = bare ? "" : buttonLooks(tone, size);
  return (
    <button
      type="submit"
      name="do"
      value={asks}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      className={`${looks} ${className ?? ""}`}
      {...rest}
    >
      {pending && pressed === asks && busy ? busy : children}
    </button>
  );
}

/**
 * What Enter in a field asks for: the first button of a form is pressed then, so this one stands before all others and
 * nobody meets it otherwise.
 */
export function DefaultButton({ asks }: { asks: string }) {
  return <button type="submit" name="do" value={asks} tabIndex={-1} aria-hidden="true" className="sr-only" />;
}
