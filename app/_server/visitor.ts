import { hashToken, randomToken } from "@/lib/kernel/secrets";
import { ownCookie } from "./own-cookie";

/** The cookie that tells one visitor from another. Nobody gets one before they keep something, such as a basket. */
export const visitorCookie = "aisle_visitor";

/** How the shop knows a visitor: the hash of the cookie. Null without one, or when it is none of ours. */
export const visitorIdOf = (cookie: string | undefined): string | null =>
  cookie !== undefined && /^[A-Za-z0-9_-]{22}$/.test(cookie) ? hashToken(cookie) : null;

/** A fresh visitor: the cookie to set, and the id that `visitorIdOf` will read from it. */
export function newVisitor(): { cookie: string; id: string } {
  const cookie = randomToken();
  return { cookie, id: hashToken(cookie) };
}

/** How the visitor cookie is set: for 90 days, each time it is set. */
export const visitorCookieOptions = () => ownCookie(90 * 24 * 60 * 60);
