import { z } from "zod";
import { isPostalCodeOf } from "./postal-codes";

export const personName = z.string().trim().min(1).max(120);
export const phoneNumber = z
  .string()
  .trim()
  .regex(/^[+0-9][0-9 ()./-]{4,29}$/, "is not a phone number");

const written = z.object({ countryCode: z.string(), postalCode: z.string().min(1) });
const addressText = z.string().trim().min(1).max(120);
/** Where a parcel goes. The same rules hold in the browser, in the shop's pages and in the API. */
export const deliveryAddress = z
  .strictObject({
    name: personName,
    street: addressText,
    postalCode: z.string().trim().min(2).max(12),
    city: addressText,
    countryCode: z.string().regex(/^[A-Z]{2}$/, "is not a country"),
    phone: phoneNumber.optional(),
  })
  .refine((address) => isPostalCodeOf(address.countryCode, address.postalCode.trim()), {
    path: ["postalCode"],
    message: "is not a postal code of that country",
    // Said along with whatever else is wrong, not after it.
    when: ({ value }) => written.safeParse(value).success,
  });
