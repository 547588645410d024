/**
 * What the address of a listing may ask for. Another word in it, such as a campaign's, is nobody's business: proxy.ts
 * lets such an address keep its static page.
 */
export const listingKeys = [
  "brand",
  "min",
  "max",
  "sale",
  "option",
  "in",
  "at",
  "sort",
  "show",
  "after",
] as const;
