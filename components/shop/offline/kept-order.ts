/**
 * The one page with somebody's own data that a browser keeps: the order they looked at last, for the counter where the
 * network does not reach. Written by that page, read by the service worker, gone when the order is over.
 */
const cacheName = "kept-order";
const untilHeader = "x-kept-until";

/** @param page a whole document @param until milliseconds since the epoch; from then on it is as if it were not kept */
export async function keepOrder(path: string, page: string, until: number): Promise<void> {
  await forgetOrder();
  const kept = await caches.open(cacheName);
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    // It shows and does nothing: no script, no form, nothing from elsewhere.
    "Content-Security-Policy":
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self'",
    "Referrer-Policy": "no-referrer",
    [untilHeader]: String(until),
  };
  await kept.put(path, new Response(page, { headers }));
}

/** The kept order at this path; null when it is another, none, or its time is over – then it is removed too. */
export async function keptOrder(path: string, now: number): Promise<Response | null> {
  if (!(await caches.has(cacheName))) return null;
  const page = await (await caches.open(cacheName)).match(path);
  if (!page) return null;
  if (Number(page.headers.get(untilHeader)) > now) return page;
  await forgetOrder();
  return null;
}

export async function forgetOrder(): Promise<void> {
  await caches.delete(cacheName);
}
