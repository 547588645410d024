import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { defaultLocale, isLocale } from "./locales";
import { type Messages, messagesIn } from "./messages";

/**
 * Words outside a page's rendering: route handlers, messages by mail. Pages use next-intl's `getTranslations`.
 * A locale that is not the shop's reads as the default one.
 */
export function translator<N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  locale: string,
  namespace: N,
) {
  const known = isLocale(locale) ? locale : defaultLocale;
  return createTranslator<Messages, N>({ locale: known, messages: messagesIn(known), namespace });
}
