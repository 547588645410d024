import type { Addresses } from "./addresses";

/** The way to a page, the front page first. @param path address without the language */
export const crumbs = (at: Addresses, way: readonly { name: string; path: string }[]): object => ({
  "@type": "BreadcrumbList",
  itemListElement: way.map(({ name, path }, n) => ({
    "@type": "ListItem",
    position: n + 1,
    name,
    item: at.page(path),
  })),
});
