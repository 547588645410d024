"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { NowAnswer } from "./now-answer";

/** Dispatched on `window` by whatever changes the basket; `detail.count` when it is known. */
export const basketEvent = "aisle:basket";

const freshFor = 60_000;
/** As many as the route answers at once. */
const batch = 60;

// Islands on one page ask together: what they want is gathered here, and one call brings it.
const wanted = new Map<string, number>();
const listeners = new Set<() => void>();
let answer: NowAnswer | undefined;
let answeredAt = 0;
let answeredFor = new Set<string>();
let detail: string | undefined;
let near: string | undefined;
let scheduled = false;
let round = 0;

const tell = () => {
  for (const listener of listeners) listener();
};

function publish(next: NowAnswer) {
  answer = next;
  tell();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is known now; undefined until the first answer, and in the page as it was made. */
export const useNow = (): NowAnswer | undefined =>
  useSyncExternalStore(
    subscribe,
    () => answer,
    () => undefined,
  );

/** Asks for a product's line while the calling island is shown. `inDetail` adds every store for every variant. */
export function useWanted(product: string | undefined, inDetail = false): void {
  useEffect(() => {
    if (product) {
      wanted.set(product, (wanted.get(product) ?? 0) + 1);
      if (inDetail) detail = product;
    }
    ask();
    return () => {
      if (!product) return;
      const others = (wanted.get(product) ?? 1) - 1;
      if (others > 0) wanted.set(product, others);
      else wanted.delete(product);
      if (inDetail && detail === product) detail = undefined;
    };
  }, [product, inDetail]);
}

/** Fetches what the page's islands want, once for all that ask in the same breath. */
function ask(): void {
  if (scheduled) return;
  scheduled = true;
  setTimeout(() => {
    scheduled = false;
    const known = [...asks()].every((one) => answeredFor.has(one));
    if (!answer || !known || Date.now() - answeredAt > freshFor) void refresh();
  });
}

/** What the page wants, a product in detail being another wish than its line. */
const asks = (): Set<string> => new Set([...wanted.keys(), ...(detail ? [`detail ${detail}`] : [])]);

/** Fetches everything the page wants anew. A failed call leaves what was there: the page stays true without it. */
export async function refresh(): Promise<void> {
  const mine = ++round;
  const asked = asks();
  const slugs = [...wanted.keys()];
  const parts = Math.max(1, Math.ceil(slugs.length / batch));
  const calls = Array.from({ length: parts }, (_, i) => call(slugs.slice(i * batch, (i + 1) * batch)));
  const answers = (await Promise.all(calls)).filter((a) => a !== undefined);
  const first = answers[0];
  if (mine !== round || !first) return;
  answeredAt = Date.now();
  answeredFor = asked;
  publish({ ...first, lines: Object.assign({}, ...answers.map((a) => a.lines)) });
}

async function call(products: string[]): Promise<NowAnswer | undefined> {
  const query = new URLSearchParams({ locale: document.documentElement.lang });
  if (products.length > 0) query.set("product", products.join(","));
  if (detail && products.includes(detail)) query.set("detail", detail);
  if (near) query.set("near", near);
  try {
    const response = await fetch(`/api/now?${query}`, { headers: { accept: "application/json" } });
    return response.ok ? ((await response.json()) as NowAnswer) : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers the shopper's store and brings everything that depends on it. Answers whether it was kept. */
export async function chooseStore(slug: string): Promise<boolean> {
  const body = new URLSearchParams({ store: slug });
  const kept = await fetch("/api/store", { method: "POST", body, headers: { accept: "application/json" } })
    .then((response) => response.ok)
    .catch(() => false);
  if (kept) await refresh();
  return kept;
}

/** Sorts stores by where the shopper is, known to about a hundred meters and never kept. */
export function sortFrom(latitude: number, longitude: number): Promise<void> {
  near = `${latitude.toFixed(3)},${longitude.toFixed(3)}`;
  return refresh();
}

if (typeof window !== "undefined") {
  window.addEventListener(basketEvent, (event) => {
    const count = (event as CustomEvent<{ count?: number } | null>).detail?.count;
    if (answer && typeof count === "number") publish({ ...answer, basket: { count } });
    else void refresh();
  });
  // A page that was left and found again may promise a time that has passed.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && answer && Date.now() - answeredAt > freshFor)
      void refresh();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) void refresh();
  });
}
