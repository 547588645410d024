import type { Locale } from "@/lib/i18n/locales";
import { isLocale } from "@/lib/i18n/locales";

const shopPath = /^\/[a-z]{2}(?:\/[A-Za-z0-9_~-]+)*(?:\?[A-Za-z0-9_~=&%.-]*)?$/;

/**
 * Where to go after signing in: the page of the shop that was asked for, in the language to read it in, or the account.
 * Whatever else an address may name – another site, the counter, a file, the sign-in itself – is not followed.
 */
export function pathAfterSignIn(asked: unknown, locale: Locale): string {
  const account = `/${locale}/account`;
  if (typeof asked !== "string" || asked.length > 300 || !shopPath.test(asked)) return account;
  const [, language, area] = asked.split(/[/?]/);
  if (!isLocale(language) || area === "staff") return account;
  if (/^\/[a-z]{2}\/account\/(sign-in|sign-up|code|reset|goodbye)/.test(asked)) return account;
  return `/${locale}${asked.slice(3)}`;
}
