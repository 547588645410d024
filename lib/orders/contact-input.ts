import { z } from "zod";

export const personName = z.string().trim().min(1).max(120);
export const phoneNumber = z
  .string()
  .trim()
  .regex(/^[+0-9][0-9 ()./-]{4,29}$/, "is not a phone number");

const addressText = z.string().trim().min(1).max(120);
/** Where a parcel goes. */
export const deliveryAddress = z.strictObject({
  name: personName,
  street: addressText,
  postalCode: z.string().trim().min(2).max(12),
  city: addressText,
  countryCode: z.string().regex(/^[A-Z]{2}$/, "is not a country"),
  phone: phoneNumber.optional(),
});
