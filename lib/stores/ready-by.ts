import { addOpenMinutes } from "./hours";
import type { Store } from "./store";

/** Promises are given to the next five minutes: "14:30", never "14:27". */
const grain = 5 * 60_000;

/**
 * The ready-by promise: prep time counted in opening hours, rounded up to five minutes but never past closing.
 * Null for a place that does not hand over to customers or never opens.
 */
export function readyBy(store: Store, now: Date): Date | null {
  if (!store.pickupEnabled) return null;
  const exact = addOpenMinutes(store, now, store.prepMinutes);
  if (!exact) return null;
  const rounded = new Date(Math.ceil(exact.getTime() / grain) * grain);
  const extra = (rounded.getTime() - exact.getTime()) / 60_000;
  return extra === 0 ? exact : (within(store, exact, rounded) ?? exact);
}

/** `to` when the store is still open from `from` until then. */
function within(store: Store, from: Date, to: Date): Date | null {
  const minutes = (to.getTime() - from.getTime()) / 60_000;
  return addOpenMinutes(store, from, minutes)?.getTime() === to.getTime() ? to : null;
}
