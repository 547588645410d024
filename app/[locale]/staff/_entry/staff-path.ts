import type { Locale } from "@/lib/i18n/locales";

const pagesOfOurs =
  /^\/(?:en|fi)\/staff(?:\/pickups\/[0-9a-f-]{36}|\/stock|\/transfers)?(?:\?store=[a-z0-9-]{1,60})?$/;

/**
 * Where to go after signing in: a page of the counter that was asked for, in the language of the sign-in page, or the
 * board. Anything else in the address, such as another site, is not followed.
 */
export function pathAfterSignIn(asked: unknown, locale: Locale): string {
  const board = `/${locale}/staff`;
  if (typeof asked !== "string" || !pagesOfOurs.test(asked)) return board;
  return `/${locale}${asked.slice(3)}`;
}

/** The sign-in page that leads back to where someone was. */
export function signInPath(locale: Locale, back?: string, reason?: "ended"): string {
  const query = new URLSearchParams();
  if (back) query.set("next", back);
  if (reason) query.set("reason", reason);
  const text = query.toString();
  return `/${locale}/staff/sign-in${text && `?${text}`}`;
}
