import { z } from "zod";

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not a product")
  .max(255);

/** A product by its slug. */
export const wishInput = z.strictObject({ product: slug });
