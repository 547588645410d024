"use client";

import { useAnswer } from "./now";

/** The number on the basket. Nothing while it is unknown or empty. */
export function BasketCount() {
  const count = useAnswer()?.basket.count ?? 0;
  if (count === 0) return null;
  return (
    <span className="figures absolute -top-1 -right-1 grid min-w-5 place-items-center rounded-full bg-tomato px-1 text-xs leading-5 font-bold text-surface">
      {count > 99 ? "99+" : count}
    </span>
  );
}
