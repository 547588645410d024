"use client";

import type { ReactNode } from "react";
import { useAnswer } from "./now";

/** "Kallio · open until 21" once a store is chosen; before that, `children`. `quiet` keeps one colour throughout. */
export function ChosenStore({ quiet = false, children }: { quiet?: boolean; children: ReactNode }) {
  const store = useAnswer()?.store;
  if (!store) return <span className="truncate">{children}</span>;
  return (
    <span className="min-w-0 truncate">
      {store.name}
      <span className={`font-normal ${quiet ? "" : "text-ink-soft"}`}> · {store.hours}</span>
    </span>
  );
}
