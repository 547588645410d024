// The page that works without a network, as it is for everybody: it is fetched without a cookie, so it cannot hold anything
// of anybody's. What it shows comes out of the device's own store.

const cacheFor = (path: string): string => `counter-shell:${path}`;

/** The page without a network in a language. */
export const shellPath = (locale: string): string => `/${locale}/staff/offline`;

/** The files that a page of ours names, in its markup and in what it brings for its scripts. */
export const filesIn = (page: string): string[] => [
  ...new Set([...page.matchAll(/static\/[^"'\\\s<>()&]+?\.(?:js|css)\b/g)].map(([file]) => `/_next/${file}`)),
];

/** Keeps the page with its files, the files first: what is kept can always be opened. */
export async function keepShell(path: string): Promise<void> {
  const answer = await fetch(path, { cache: "no-store", credentials: "omit" });
  if (!answer.ok) return;
  const files = filesIn(await answer.clone().text());
  const cache = await caches.open(cacheFor(path));
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll(files.filter((file) => !kept.has(file)));
  await cache.put(path, answer);
  const needed = new Set([path, ...files]);
  await Promise.all([...kept].filter((file) => !needed.has(file)).map((file) => cache.delete(file)));
}

/** The kept page; null where none is. */
export const keptShell = async (path: string): Promise<Response | null> =>
  (await caches.has(cacheFor(path)))
    ? ((await (await caches.open(cacheFor(path))).match(path, { ignoreVary: true })) ?? null)
    : null;
