import { type Locale, locales } from "@/lib/i18n/locales";

const pagesOfOurs = new RegExp(
  `^/(?:${locales.join("|")})(/staff(?:/pickups/[0-9a-f-]{36}|/pick-lists(?:/[0-9a-f-]{36})?|/people/[0-9a-f-]{36}|/stock(?:/count)?|/sell|/poster|/transfers|/closing|/promotions|/gift-cards|/returns|/refunds|/payments|/put-backs|/people|/devices|/me|/audit|/settings|/reports)?(?:\\?store=[a-z0-9-]{1,60})?)$`,
);

/**
 * Where to go after signing in: a page of the counter that was asked for, in the language of the sign-in page, or the
 * board. Anything else in the address, such as another site, is not followed.
 */
export function pathAfterSignIn(asked: unknown, locale: Locale): string {
  const page = typeof asked === "string" ? pagesOfOurs.exec(asked)?.[1] : undefined;
  return `/${locale}${page ?? "/staff"}`;
}

/** The page of one pickup at the counter. */
export const pickupPath = (locale: Locale, id: string): string => `/${locale}/staff/pickups/${id}`;

/** The page of one round through the store, or of all of them. */
export const pickListPath = (locale: Locale, id?: string): string =>
  `/${locale}/staff/pick-lists${id ? `/${id}` : ""}`;

/** The page where a store's manager decides about it. */
export const settingsPath = (locale: Locale, store: string): string =>
  `/${locale}/staff/settings?store=${encodeURIComponent(store)}`;

/** A page of signing in, by what follows `/staff/sign-in`, that leads on to where somebody wanted. */
export function stepPath(
  locale: Locale,
  step: string,
  next: unknown,
  query: Record<string, string> = {},
): string {
  const asked: Record<string, string> = typeof next === "string" && pagesOfOurs.test(next) ? { next } : {};
  const text = new URLSearchParams({ ...query, ...asked }).toString();
  return `/${locale}/staff/sign-in${step}${text && `?${text}`}`;
}

/** What the link in an invitation's mail opens. */
export const joinPath = (locale: Locale, token: string): string =>
  `/${locale}/staff/join/${encodeURIComponent(token)}`;

/** The sign-in page that leads back to where someone was. */
export function signInPath(locale: Locale, back?: string, reason?: "ended"): string {
  const query = new URLSearchParams();
  if (back) query.set("next", back);
  if (reason) query.set("reason", reason);
  const text = query.toString();
  return `/${locale}/staff/sign-in${text && `?${text}`}`;
}
