import { z } from "zod";

/** A SKU as the schema allows it: no spaces, no commas. */
export const sku = z.string().regex(/^[^\s,]{1,100}$/, "is not a SKU");

/** Units of one line. Whole, at least one; a hundred of one thing is a phone call, not a checkout. */
export const quantity = z.number().int().min(1).max(99);

export const storeSlug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not a store")
  .max(60);

/** Units of a SKU at one place, as somebody counted them. */
export const stockCount = z.number().int().min(0).max(999_999);
