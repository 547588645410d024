import type { VariantOption } from "@/db/schema/catalog";

/** One line of a basket as it stands now. Amounts are minor units of `currency`. */
export type CartLine = {
  id: string;
  sku: string;
  /** Of its product. */
  slug: string;
  title: string;
  options: VariantOption[];
  picture: string | null;
  /** Name of the plinth colour its department stands on. */
  plinth: string;
  ageLimit: number | null;
  /** VAT that its price contains, in basis points: 2550 is 25.5 %. */
  vatBasisPoints: number;
  quantity: number;
  /** Today's price of one; null when it has none. */
  unitAmount: number | null;
  /** The price of one when the shopper last saw it. */
  seenAmount: number;
  currency: string;
  /** Slug of the store it will be collected at; null when it will be delivered. */
  store: string | null;
  /** Whether the shop sells it now: published, active and priced. */
  sold: boolean;
};
