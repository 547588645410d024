"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { NowAnswer } from "./now-answer";

/** Dispatched on `window` by whatever changes the basket; `detail.count` when it is known. */
export const basketEvent = "aisle:basket";

const freshFor = 60_000;
/** As many as the route answers at once. */
const batch = 60;

// Islands on one page ask together. They come alive at different moments, so what the page wants is read off the
// page itself, where each line stands with its product's name from the start: one call brings it all.
const listeners = new Set<() => void>();
let answer: NowAnswer | undefined;
let askedAt = 0;
let askedFor = new Set<string>();
/** Where the shopper is, as the call is asked: `near` a point, or `place` as they typed it. */
let from: Record<string, string> = {};
let scheduled = false;
let round = 0;

function publish(next: NowAnswer) {
  answer = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * What is known now, for an island that shows something of it; undefined until the first answer, and in the page
 * as it was made. Sees to it that there is an answer for what the page shows.
 */
export function useAnswer(): NowAnswer | undefined {
  useEffect(ask, []);
  return useSyncExternalStore(
    subscribe,
    () => answer,
    () => undefined,
  );
}

function ask(): void {
  if (scheduled) return;
  scheduled = true;
  setTimeout(() => {
    scheduled = false;
    const asked = wishes().every((wish) => askedFor.has(wish.key));
    if (!asked || Date.now() - askedAt > freshFor) void refresh();
  });
}

type Wish = { key: string; product: string; detail: boolean };

/** The products the page shows. A page that was left stays in the document, hidden: it has no wishes. */
function wishes(): Wish[] {
  const found = new Map<string, Wish>();
  for (const element of document.querySelectorAll<HTMLElement>("[data-product]")) {
    const { product, detail } = element.dataset;
    if (!product || element.getClientRects().length === 0) continue;
    const wish = {
      key: detail === undefined ? product : `${product} in detail`,
      product,
      detail: detail !== undefined,
    };
    found.set(wish.key, wish);
  }
  return [...found.values()];
}

/** Fetches everything the page wants anew. A failed call leaves what was there: the page stays true without it. */
export async function refresh(): Promise<void> {
  const mine = ++round;
  const wanted = wishes();
  askedAt = Date.now();
  askedFor = new Set(wanted.map((wish) => wish.key));
  const detail = wanted.find((w) => w.detail)?.product;
  const slugs = [...new Set(wanted.map((w) => w.product))];
  const parts = Math.max(1, Math.ceil(slugs.length / batch));
  const calls = Array.from({ length: parts }, (_, i) =>
    call(slugs.slice(i * batch, (i + 1) * batch), detail),
  );
  const answers = (await Promise.all(calls)).filter((a) => a !== undefined);
  const first = answers[0];
  if (mine !== round) return;
  if (!first) {
    askedAt = 0;
    return;
  }
  publish({
    ...first,
    lines: Object.assign({}, ...answers.map((a) => a.lines)),
    offers: Object.assign({}, ...answers.map((a) => a.offers)),
  });
}

async function call(products: string[], detail: string | undefined): Promise<NowAnswer | undefined> {
  const query = new URLSearchParams({ locale: document.documentElement.lang, ...from });
  if (products.length > 0) query.set("product", products.join(","));
  if (detail && products.includes(detail)) query.set("detail", detail);
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

/**
 * Sorts stores by where the shopper is, which is never kept: a point known to about a hundred meters, or a place they
 * typed. The answer's `near` says whether the place is known.
 */
export function sortFrom(where: { near: string } | { place: string }): Promise<void> {
  from = where;
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
    if (document.visibilityState === "visible" && Date.now() - askedAt > freshFor) void refresh();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) void refresh();
  });
}
