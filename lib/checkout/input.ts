import { z } from "zod";
import { shop } from "@/lib/catalog/shop";
import { typedGiftCardCode } from "@/lib/giftcards/gift-card-code";
import { emailAddress } from "@/lib/identity/email-address";
import { quantity, sku } from "@/lib/inventory/input";
import { deliveryAddress, personName, phoneNumber } from "@/lib/orders/contact-input";
import { paymentMethods } from "@/lib/payments/states";
import { typedCodes } from "@/lib/promotions/given-codes";

export const money = z.strictObject({
  amount: z.number().int().min(0).max(2_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, "is not a currency"),
});

/** Reservations with what proves that they are the caller's. */
export const heldInput = z
  .array(z.strictObject({ id: z.uuid(), token: z.string().min(1).max(200) }))
  .min(1)
  .max(10);

/** What placing an order takes. Prices are never sent; `expectedTotal` only says what the shopper was shown. */
const orderInput = z.strictObject({
  /** None only when everything is delivered. */
  reservations: z.array(heldInput.element).max(10),
  delivery: z
    .strictObject({
      address: deliveryAddress,
      lines: z.array(z.strictObject({ sku, quantity })).min(1).max(50),
    })
    .optional(),
  customer: z.strictObject({
    name: personName,
    email: emailAddress,
    phone: phoneNumber.optional(),
    locale: z.enum(shop.locales).optional(),
  }),
  pickupPerson: z.strictObject({ name: personName, email: emailAddress.optional() }).optional(),
  payment: z.strictObject({
    method: z.enum(paymentMethods),
    token: z.string().max(500).optional(),
    /** Code of a gift card that pays first; the method pays the rest. With `gift_card` there must be none. */
    giftCard: typedGiftCardCode.optional(),
  }),
  contactToken: z.string().min(1).max(200).optional(),
  /** Discount codes; each has to do something for this order. */
  codes: typedCodes.optional(),
  expectedTotal: money.optional(),
});
export const placeOrderInput = orderInput.refine(
  (o) => o.reservations.length > 0 || o.delivery !== undefined,
  {
    path: ["reservations"],
    message: "needs at least one, or a delivery",
  },
);
export type PlaceOrderInput = z.output<typeof placeOrderInput>;
