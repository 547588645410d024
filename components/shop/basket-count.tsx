"use client";

import { useAnswer } from "./now";

/** The number on the basket. Nothing while it is unknown or empty. */
export function BasketCount() {
  const count = useAnswer()?.basket.count ?? 0;
  if (count === 0) return null;
  return <span className="basket-count figures">{count > 99 ? "99+" : count}</span>;
}
