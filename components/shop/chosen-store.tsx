"use client";

import type { ReactNode } from "react";
import { useNow } from "./now";

/** "Kallio · open until 21" once a store is chosen; before that, `children`. */
export function ChosenStore({ children }: { children: ReactNode }) {
  const store = useNow()?.store;
  if (!store) return <span className="truncate">{children}</span>;
  return (
    <span className="figures min-w-0 truncate">
      {store.name}
      <span className="font-normal text-ink-soft"> · {store.hours}</span>
    </span>
  );
}
