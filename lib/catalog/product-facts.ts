import { z } from "zod";
import { allergens, type ProductFacts } from "@/db/schema/catalog";

const text = (max: number) => z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1).max(max));
const allergenList = z
  .array(z.enum(allergens))
  .max(allergens.length)
  .refine((list) => new Set(list).size === list.length, { error: "names an allergen twice" });

/**
 * Facts of a product before they are stored: allergens of the law's list each once, texts by language (ingredients
 * up to 2,000 characters, storage 500), the origin's country code, and at most 24 rows of specifications.
 */
export const productFacts: z.ZodType<ProductFacts> = z.strictObject({
  allergens: allergenList.optional(),
  traces: allergenList.optional(),
  ingredients: text(2_000).optional(),
  storage: text(500).optional(),
  origin: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  specifications: z
    .array(z.strictObject({ name: text(80), value: text(200) }))
    .max(24)
    .optional(),
});
