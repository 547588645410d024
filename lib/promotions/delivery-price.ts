import { Problem } from "@/lib/kernel/problem";

/** A row of `delivery_rates`: `postalPrefix` and `countryCode` empty for anywhere, `upToGrams` null for any weight. */
export type DeliveryRate = {
  countryCode: string;
  postalPrefix: string;
  upToGrams: number | null;
  amount: number;
};

/** A postal code as prefixes are written: capitals and digits. */
export const postalDigits = (postalCode: string): string =>
  postalCode.toUpperCase().replace(/[^0-9A-Z]/g, "");

/**
 * What sending costs, in minor units, once however many parcels it takes: of the rates for the place that carry the
 * weight the one that says most about the place, and of those the lightest. Nothing where the shop has no rates.
 * @param rates those for the place; null when the shop has none at all
 * Throws `delivery.not_served` (422) when there are rates, and none for that.
 */
export function deliveryPrice(rates: readonly DeliveryRate[] | null, grams: number): number {
  if (rates === null) return 0;
  const weight = (rate: DeliveryRate) => rate.upToGrams ?? Number.POSITIVE_INFINITY;
  const [best] = rates
    .filter((rate) => weight(rate) >= grams)
    .sort(
      (a, b) =>
        b.countryCode.length - a.countryCode.length ||
        b.postalPrefix.length - a.postalPrefix.length ||
        weight(a) - weight(b) ||
        a.amount - b.amount,
    );
  if (best) return best.amount;
  throw new Problem("invalid", "delivery.not_served", "The shop does not send that there.", {
    errors: [
      { pointer: "/delivery/address/postalCode", code: "delivery.not_served", detail: "is not sent to" },
    ],
  });
}
