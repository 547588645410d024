import { translator } from "@/lib/i18n/translator";
import { deliveryCountries, postalCodeLike } from "@/lib/orders/postal-codes";
import { type FieldName, type Typed, wrongFields } from "./field-rules";

/** Everything that can be said about a field, by the name that `wrongFields` gives. */
export function fieldWords(locale: string): Record<string, string> {
  const t = translator(locale, "checkout.errors");
  return {
    name: t("name"),
    noEmail: t("noEmail"),
    email: t("email"),
    phone: t("phone"),
    street: t("street"),
    city: t("city"),
    countryCode: t("countryCode"),
    ...Object.fromEntries(
      deliveryCountries.map((country) => [
        `postalCode.${country}`,
        t("postalCode", { example: postalCodeLike(country) }),
      ]),
    ),
  };
}

/** What is wrong with the fields, in the reader's words. */
export function fieldErrors(
  typed: Typed,
  delivers: boolean,
  locale: string,
): Partial<Record<FieldName, string>> {
  const words = fieldWords(locale);
  const t = translator(locale, "checkout.errors");
  return Object.fromEntries(
    Object.entries(wrongFields(typed, delivers)).map(([field, code]) => [
      field,
      words[code] ?? t("countryCode"),
    ]),
  );
}

/** Countries to send to, by code, as the reader calls them. */
export const countryNames = (locale: string): { code: string; name: string }[] => {
  const names = new Intl.DisplayNames([locale], { type: "region" });
  return deliveryCountries.map((code) => ({ code, name: names.of(code) ?? code }));
};
