import { later, minutes } from "@/lib/kernel/clock";
import { Problem } from "@/lib/kernel/problem";
import { openSpansFrom } from "./hours";
import { readyBy } from "./ready-by";
import type { Store } from "./store";

/** A pickup window as the hours make it; whether there is a place in it is the database's to say. */
export type Window = { id: string; startsAt: Date; endsAt: Date };

/** Windows are named by store and start, so that one exists before anybody has booked it. */
export const windowId = (store: Pick<Store, "slug">, startsAt: Date): string =>
  `${store.slug}.${startsAt.toISOString().replace(/\.000Z$/, "Z")}`;

/**
 * The windows of a store over the next days, in order: each open span cut into lengths from its start, the last
 * one shorter than a whole left out, none that ends before the goods can be ready.
 */
export function windowsOf(store: Store, now: Date, days: number): Window[] {
  const ready = readyBy(store, now);
  if (!ready) return [];
  const end = later(now, days * 86_400_000);
  const length = minutes(store.windowMinutes);
  const windows: Window[] = [];
  for (const span of openSpansFrom(store, now)) {
    if (span.from.epochMilliseconds >= end.getTime()) break;
    const close = span.until.epochMilliseconds;
    for (let start = span.from.epochMilliseconds; start + length <= close; start += length) {
      if (start + length <= ready.getTime() || start >= end.getTime()) continue;
      const startsAt = new Date(start);
      windows.push({ id: windowId(store, startsAt), startsAt, endsAt: new Date(start + length) });
    }
  }
  return windows;
}

/** How many days ahead a window may be chosen. */
export const windowHorizonDays = 14;

/** The window of that name, if the store offers it now. Throws `window.unknown` (422). */
export function windowNamed(store: Store, id: string, now: Date): Window {
  const window = windowsOf(store, now, windowHorizonDays).find((w) => w.id === id);
  if (!window)
    throw new Problem("invalid", "window.unknown", "This store has no such pickup window any more.", {
      errors: [{ pointer: "/windowId", code: "window.unknown", detail: "is not a window of this store" }],
    });
  return window;
}
