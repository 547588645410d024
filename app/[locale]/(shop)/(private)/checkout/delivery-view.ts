import type { DeliveryView } from "@/components/shop/checkout/view";
import { deliveredBy } from "@/lib/cart/basket-options";
import { translator } from "@/lib/i18n/translator";
import { deliveryWords } from "@/lib/inventory/readiness-words";
import type { CheckoutFacts } from "./checkout-view";
import { countryNames } from "./field-words";
import { reviewLine } from "./review-line";
import { typedBeside } from "./saved-addresses";

/** What is sent, in how many parcels and until when; null when nothing is. */
export function deliveryView({ sent, locale, now }: CheckoutFacts): DeliveryView | null {
  const { lines, parcels, saved } = sent;
  if (lines.length === 0) return null;
  const t = translator(locale, "checkout.delivery");
  const countries = countryNames(locale);
  // Where most parcels go needs no saying.
  const abroad = (code: string) =>
    code === countries[0]?.code ? [] : [countries.find((c) => c.code === code)?.name ?? code];
  const titleOf = (sku: string) => lines.find((line) => line.sku === sku)?.title ?? sku;
  return {
    promise: deliveryWords(deliveredBy(now), { locale, now }),
    parcels: parcels.map((goods, index) => ({
      title: parcels.length === 1 ? t("oneParcel") : t("parcel", { number: index + 1, of: parcels.length }),
      goods: goods.map(({ sku, quantity }) => `${quantity} × ${titleOf(sku)}`).join(", "),
    })),
    lines: lines.map((line) => reviewLine(line, locale)),
    countries,
    saved: saved.list.map(({ id, name, street, postalCode, city, countryCode }) => ({
      id,
      name,
      text: [street, `${postalCode} ${city}`, ...abroad(countryCode)].join(", "),
    })),
    chosen: saved.chosen?.id ?? typedBeside,
    beside: typedBeside,
    mayKeep: saved.room,
  };
}
