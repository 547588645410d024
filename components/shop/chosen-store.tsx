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
  if (!store) return <span>{children}</span>;
  // In the header of a phone on two lines: the store, and below it how long it is open.
  return (
    <span title={`${store.name} · ${store.hours}`}>
      {store.name}
      <small>
        <i> · </i>
        {store.hours}
      </small>
    </span>
  );
}
