import { minutes } from "@/lib/kernel/clock";
import { Problem } from "@/lib/kernel/problem";
import { type OpenSpan, openSpansFrom } from "./hours";
import { readyBy } from "./ready-by";
import type { Store } from "./store";

/** A pickup window as the hours make it; whether there is a place in it is the database's to say. */
export type Window = { id: string; startsAt: Date; endsAt: Date };

/** Windows are named by store and start, so that one exists before anybody has booked it. */
export const windowId = (store: Pick<Store, "slug">, startsAt: Date): string =>
  `${store.slug}.${startsAt.toISOString().replace(/\.000Z$/, "Z")}`;

/**
 * The windows of a store over the next days, in order: each open span cut into lengths from its start, the last
 * one shorter than a whole left out, none that ends before the goods can be ready or that it is too late to book.
 * @param ready when goods ordered now are ready; without a word the store's promise with nobody waiting
 */
export function windowsOf(
  store: Store,
  now: Date,
  days: number,
  ready: Date | null = readyBy(store, now),
): Window[] {
  if (!ready) return [];
  const end = now.getTime() + days * 86_400_000;
  const windows: Window[] = [];
  for (const span of openSpansFrom(store, now)) {
    if (span.from.epochMilliseconds >= end) break;
    for (const start of startsIn(store, span))
      if (start < end && isOffered(store, start, now, ready)) windows.push(windowAt(store, start));
  }
  return windows;
}

function* startsIn(store: Store, { from, until }: OpenSpan): Generator<number> {
  const length = minutes(store.windowMinutes);
  for (let start = from.epochMilliseconds; start + length <= until.epochMilliseconds; start += length)
    yield start;
}

/** Whether a window that the hours make can still be booked: it ends after goods are ready, and its cut-off is ahead. */
const isOffered = (store: Store, start: number, now: Date, ready: Date): boolean =>
  start + minutes(store.windowMinutes) > ready.getTime() &&
  (store.windowCutOffMinutes === 0 || start - minutes(store.windowCutOffMinutes) >= now.getTime());

function windowAt(store: Store, start: number): Window {
  const startsAt = new Date(start);
  return { id: windowId(store, startsAt), startsAt, endsAt: new Date(start + minutes(store.windowMinutes)) };
}

/** How many days ahead a window may be chosen. */
export const windowHorizonDays = 14;

/**
 * The window of that name, if the store offers it now. Throws `window.unknown` (422).
 * @param ready as `windowsOf` takes it
 */
export function windowNamed(
  store: Store,
  id: string,
  now: Date,
  ready: Date | null = readyBy(store, now),
): Window {
  const start = Date.parse(id.slice(store.slug.length + 1));
  const horizon = now.getTime() + windowHorizonDays * 86_400_000;
  if (ready && start < horizon && isOffered(store, start, now, ready)) {
    const span = openSpansFrom(store, new Date(start)).next().value as OpenSpan | undefined;
    const window = windowAt(store, start);
    // The name says it all: another way to write the same instant names nothing.
    if (span && window.id === id && [...startsIn(store, span)].includes(start)) return window;
  }
  throw new Problem("invalid", "window.unknown", "This store has no such pickup window any more.", {
    errors: [{ pointer: "/windowId", code: "window.unknown", detail: "is not a window of this store" }],
  });
}
