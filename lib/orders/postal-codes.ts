/** How a country writes its postal codes; `example` is one that exists. */
type PostalCodes = { pattern: RegExp; example: string };

const codes: Record<string, PostalCodes> = {
  FI: { pattern: /^\d{5}$/, example: "00530" },
  AX: { pattern: /^22\d{3}$/, example: "22100" },
  EE: { pattern: /^\d{5}$/, example: "10111" },
  SE: { pattern: /^\d{3} ?\d{2}$/, example: "114 55" },
  NO: { pattern: /^\d{4}$/, example: "0150" },
  DK: { pattern: /^\d{4}$/, example: "1050" },
  LV: { pattern: /^(LV-)?\d{4}$/i, example: "LV-1010" },
  LT: { pattern: /^(LT-)?\d{5}$/i, example: "LT-01100" },
  DE: { pattern: /^\d{5}$/, example: "10115" },
};

/** Countries that the shop's own pages offer to send to, the home country first. */
export const deliveryCountries: readonly string[] = Object.keys(codes);

/** Whether a postal code is written as its country does; of a country that is not known here, any is. */
export const isPostalCodeOf = (countryCode: string, postalCode: string): boolean =>
  codes[countryCode]?.pattern.test(postalCode) ?? true;

/** A postal code of that country, to show how one looks; empty where that is not known. */
export const postalCodeLike = (countryCode: string): string => codes[countryCode]?.example ?? "";
