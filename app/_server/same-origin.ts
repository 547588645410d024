import { env } from "@/lib/kernel/env";
import { Problem } from "@/lib/kernel/problem";

/**
 * Throws `request.foreign_origin` (403) unless a browser says that one of our own pages sent this. A call without
 * any such word is refused too: browsers always send one with what changes something.
 */
export function requireSameOrigin(headers: Headers): void {
  if (!isSameOrigin(headers))
    throw new Problem("forbidden", "request.foreign_origin", "This was not sent from a page of this shop.");
}

function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  // A page that sends no referrer says "null"; what the browser itself says about the fetch cannot be forged by a page.
  if (origin === null || origin === "null") return headers.get("sec-fetch-site") === "same-origin";
  const { origin: ours, mode } = env();
  if (origin === ours) return true;
  // A demo is opened under whatever name its machine goes by; a real shop has one address.
  return mode === "demo" && URL.canParse(origin) && new URL(origin).host === headers.get("host");
}
