"use client";

import type { ReactNode } from "react";
import { useAnswer } from "./now";

/** "Kallio · open until 21" once a store is chosen; before that, `children`. `quiet` keeps one colour throughout. */
export function ChosenStore({ quiet = false, children }: { quiet?: boolean; children: ReactNode }) {
  const store = useAnswer()?.store;
  if (quiet)
    return (
      <span className="min-w-0">
        {store ? store.name : children}
        {store ? <span className="font-normal"> · {store.hours}</span> : null}
      </span>
    );
  // In the header of a phone on two lines: the store, and below it how long it is open.
  if (!store)
    return (
      <span className="min-w-0 max-sm:text-left max-sm:text-xs max-sm:leading-tight sm:truncate">
        {children}
      </span>
    );
  return (
    <span className="min-w-0 max-sm:text-left max-sm:leading-tight sm:truncate">
      {store.name}
      <span className="font-normal text-ink-soft max-sm:block max-sm:text-xs">
        <span className="max-sm:hidden"> · </span>
        {store.hours}
      </span>
    </span>
  );
}
