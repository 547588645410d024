"use client";

import { useAnswer } from "./now";

/** "open until 21 · 2.4 km" for one store; keeps its room until it is known. */
export function StoreHours({ store, distance = true }: { store: string; distance?: boolean }) {
  const known = useAnswer()?.stores.find((s) => s.slug === store);
  return (
    <span className={`block min-h-[1lh] text-sm ${known?.open ? "text-green" : "text-ink-soft"}`}>
      {known?.hours}
      {distance && known?.distance ? <span className="text-ink-soft"> · {known.distance}</span> : null}
    </span>
  );
}
