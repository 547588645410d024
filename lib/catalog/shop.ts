/** What the whole shop has in common. One currency for now; every price and total still carries its own. */
export const shop = { currency: "EUR", defaultLocale: "en", locales: ["en", "fi"] } as const;
export type ShopLocale = (typeof shop.locales)[number];

export const isShopLocale = (value: string): value is ShopLocale =>
  (shop.locales as readonly string[]).includes(value);
