/** Makes addresses of one language's pages whole, as machines that read them elsewhere need them. */
export type Addresses = { page: (path: string) => string; file: (src: string) => string };

/** @param origin without a slash at its end */
export const addressesOf = (origin: string, locale: string): Addresses => ({
  page: (path) => `${origin}/${locale}${path === "/" ? "" : path}`,
  file: (src) => (src.startsWith("/") ? origin + src : src),
});

/** The name of a store in this data, the same on every page that speaks of it. */
export const storeId = (at: Addresses, slug: string): string => `${at.page(`/stores/${slug}`)}#store`;
