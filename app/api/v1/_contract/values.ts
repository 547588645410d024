import { z } from "zod";

/** Shapes that answers of every kind are made of. Answers are strict: a field that nobody described is a mistake. */
export const money = z
  .strictObject({
    amount: z.number().int().describe("In minor units: 1290 is 12.90 €."),
    currency: z.string().length(3).describe("ISO 4217."),
  })
  .meta({ id: "Money" });

export const instant = z.iso.datetime().describe("RFC 3339, UTC.");
export const slug = z.string().describe("Slug of a store.");

export const option = z.strictObject({ name: z.string(), value: z.string() }).meta({ id: "Option" });

/** A list's answer: a page of rows, and where the next one begins. */
export const listOf = <T extends z.ZodType>(row: T) =>
  z.strictObject({ data: z.array(row), nextCursor: z.string().nullable() });

/** What every list takes. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(24).describe("Rows of one answer."),
  cursor: z.string().max(500).optional().describe("`nextCursor` of the answer before."),
};

const pair = /^-?\d{1,2}(\.\d{1,10})?,-?\d{1,3}(\.\d{1,10})?$/;

export const near = z
  .string()
  .regex(pair, "is not lat,lng")
  .transform((text) => text.split(",").map(Number) as [number, number])
  .refine(([lat, lng]) => Math.abs(lat) <= 90 && Math.abs(lng) <= 180, "is not on Earth")
  .transform(([latitude, longitude]) => ({ latitude, longitude }))
  .describe("Where the shopper is: `lat,lng`.");

export const iso = (date: Date): string => date.toISOString();
export const isoOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;
