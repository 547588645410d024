"use client";

import type { ReactNode } from "react";
import { useSent } from "./action-form";

type Props = {
  name: string;
  /** Of several with one name, which it is. */
  value?: string;
  type?: "checkbox" | "radio";
  checked?: boolean;
  children: ReactNode;
};

/** Something to tick in an `ActionForm`: as it was left, when the page came back whole. */
export function TypedTick({ name, value = "on", type = "checkbox", checked = false, children }: Props) {
  const { outcome } = useSent();
  const typed = outcome?.typed;
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type={type}
        name={name}
        value={value}
        defaultChecked={typed ? (typed[name] ?? "").split(" ").includes(value) : checked}
        className="size-6 shrink-0 accent-green"
      />
      {children}
    </label>
  );
}

/** Why nothing, or the wrong thing, was ticked. Its room is there before the words, so that they are heard. */
export function TickError({ name }: { name: string }) {
  const { errors } = useSent();
  return (
    <p role="alert" className="text-sm font-semibold text-tomato">
      {errors[name] ?? ""}
    </p>
  );
}
