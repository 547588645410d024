import type { OpeningException, OpeningSpan, Store } from "@/lib/stores/store";
import { type Addresses, storeId } from "./addresses";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A day that ends at midnight ends, in these words, a minute before it. */
const closing = (time: string): string => (time === "24:00" ? "23:59" : time);

const span = ({ weekday, opensAt, closesAt }: OpeningSpan): object => ({
  "@type": "OpeningHoursSpecification",
  dayOfWeek: `https://schema.org/${days[weekday - 1]}`,
  opens: opensAt,
  closes: closing(closesAt),
});

// Opening and closing at one moment is how these words say closed.
const exception = ({ day, opensAt, closesAt }: OpeningException): object => ({
  "@type": "OpeningHoursSpecification",
  validFrom: day,
  validThrough: day,
  opens: opensAt ?? "00:00",
  closes: closesAt ? closing(closesAt) : "00:00",
});

/** A store with its hours, and the days that differ. */
export function storeData(at: Addresses, store: Store, shopName: string): object {
  const { street, postalCode, city, countryCode } = store.address;
  return {
    "@type": "Store",
    "@id": storeId(at, store.slug),
    name: `${shopName} ${store.name}`,
    url: at.page(`/stores/${store.slug}`),
    image: at.file("/icons/share.png"),
    parentOrganization: { "@id": `${at.file("/")}#shop` },
    address: {
      "@type": "PostalAddress",
      streetAddress: street,
      postalCode,
      addressLocality: city,
      addressCountry: countryCode,
    },
    geo: { "@type": "GeoCoordinates", latitude: store.latitude, longitude: store.longitude },
    ...(store.phone ? { telephone: store.phone } : {}),
    openingHoursSpecification: store.hours.map(span),
    ...(store.exceptions.length > 0
      ? { specialOpeningHoursSpecification: store.exceptions.map(exception) }
      : {}),
  };
}
