import { later, minutes } from "@/lib/kernel/clock";
import { addOpenMinutes } from "./hours";
import type { Store } from "./store";

/** Promises are given to the next five minutes: "14:30", never "14:27". */
const grain = minutes(5);

/** Units still to be picked at a place, as `openPicks` counts them; or that it is paused and promises nothing. */
export type Queue = number | "paused";

/**
 * The ready-by promise: prep time counted in opening hours, rounded up to five minutes but never past closing.
 *
 * Prep time already allows for the queue that a store has on an ordinary day, so only what the queue needs beyond it
 * pushes the promise back: 30 units in front of it take an hour at 30 an hour, which prep time of an hour covers, and
 * 90 take three.
 * Null for a place that does not hand over to customers, is paused, or never opens.
 */
export function readyBy(store: Store, now: Date, queue: Queue = 0): Date | null {
  if (!store.pickupEnabled || queue === "paused") return null;
  const queueMinutes = (queue / store.picksPerHour) * 60;
  const exact = addOpenMinutes(store, now, Math.max(store.prepMinutes, queueMinutes));
  if (!exact) return null;
  const rounded = new Date(Math.ceil(exact.getTime() / grain) * grain);
  const extra = (rounded.getTime() - exact.getTime()) / 60_000;
  return extra === 0 ? exact : (within(store, exact, rounded) ?? exact);
}

/**
 * When goods that a warehouse sends to the store could be collected there: on their way from now by the clock, then
 * prep time in the store's opening hours. Today's queue is over by then.
 * Null where nothing is shipped to, and where `readyBy` is.
 */
export const shippedReadyBy = (store: Store, now: Date, queue: Queue = 0): Date | null =>
  store.shipToStoreMinutes === null || queue === "paused"
    ? null
    : readyBy(store, later(now, minutes(store.shipToStoreMinutes)));

/** `to` when the store is still open from `from` until then. */
function within(store: Store, from: Date, to: Date): Date | null {
  const span = (to.getTime() - from.getTime()) / 60_000;
  return addOpenMinutes(store, from, span)?.getTime() === to.getTime() ? to : null;
}
