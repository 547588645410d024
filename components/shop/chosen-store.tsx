"use client";

import type { ReactNode } from "react";
import { useAnswer } from "./now";

/** "Kallio · open until 21" once a store is chosen; before that, `children`. `quiet` keeps one colour throughout. */
export function ChosenStore({ quiet = false, children }: { quiet?: boolean; children: ReactNode }) {
  const store = useAnswer()?.store;
  // In the header of a phone, with its many words in some languages, on two lines.
  const looks = quiet
    ? "min-w-0 truncate"
    : "min-w-0 max-sm:line-clamp-2 max-sm:text-left max-sm:text-xs max-sm:leading-tight sm:truncate";
  if (!store) return <span className={looks}>{children}</span>;
  return (
    <span className={looks}>
      {store.name}
      <span className={`font-normal ${quiet ? "" : "text-ink-soft"}`}> · {store.hours}</span>
    </span>
  );
}
