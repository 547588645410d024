/** What is remembered of a product: enough to find it again, and nothing that goes out of date. */
export type Seen = { href: string; title: string; picture: string; looks: string };

const prefix = "aisle:seen:";
const shown = 6;

/** Puts a product first among those this browser has looked at, in its language. @returns the ones before it */
export function remember(own: Seen, locale: string): Seen[] {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + locale) ?? "[]") as Seen[];
    const others = kept.filter((seen) => seen.href !== own.href).slice(0, shown);
    localStorage.setItem(prefix + locale, JSON.stringify([own, ...others]));
    return others;
  } catch {
    // A browser that keeps nothing, or something else under our name: then nothing was seen.
    return [];
  }
}

/** Forgets what was looked at, in every language. */
export function forgetSeen(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
