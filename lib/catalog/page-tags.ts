/**
 * What a kept page or read is true of. When one of these changes, all that carries its tag is made anew.
 */
export const tags = {
  /** Every product everywhere: after an import. */
  products: "products",
  product: (slug: string) => `product:${slug}`,
  department: (slug: string) => `department:${slug}`,
  departments: "departments",
  stores: "stores",
} as const;

/** Between them on everything that is kept. */
export const everything: readonly string[] = [tags.products, tags.departments, tags.stores];
