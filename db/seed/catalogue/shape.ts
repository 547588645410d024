import type { Plinth } from "@/lib/catalog/plinths";

/** The languages the demo shop is written in. */
export type Words = { readonly en: string; readonly fi: string };

/** What shoppers choose a variant by, in the order a product page asks for it. */
export const optionNames = {
  variety: { en: "Variety", fi: "Lajike" },
  model: { en: "Model", fi: "Malli" },
  flavour: { en: "Flavour", fi: "Maku" },
  scent: { en: "Scent", fi: "Tuoksu" },
  colour: { en: "Colour", fi: "Väri" },
  cut: { en: "Cut", fi: "Leikkaus" },
  size: { en: "Size", fi: "Koko" },
  pack: { en: "Pack", fi: "Pakkaus" },
  grind: { en: "Grind", fi: "Jauhatus" },
  bristle: { en: "Bristles", fi: "Harjakset" },
  tip: { en: "Tip", fi: "Kärki" },
  ruling: { en: "Ruling", fi: "Viivoitus" },
} as const satisfies Record<string, Words>;

export type OptionKey = keyof typeof optionNames;

/**
 * How much of a product there is, and where.
 * `staple` plenty in every store · `steady` in most · `scarce` a few, gone in some · `rare` one or two stores ·
 * `warehouse_only` delivery only · `nowhere` sold out.
 */
type StockProfile = "staple" | "steady" | "scarce" | "rare" | "warehouse_only" | "nowhere";

export type Variant = {
  readonly sku: string;
  /** EAN-13 from the range kept for use inside a shop (20…29), so that none is another maker's. */
  readonly ean: string;
  readonly options?: Readonly<Partial<Record<OptionKey, Words>>>;
  /** Cents, VAT included. */
  readonly price: number;
  /** Cents; what it cost before the sale. */
  readonly compareAt?: number;
  /** What it weighs packed, for shipping. */
  readonly grams: number;
  /** How much of it is for use, for the unit price. */
  readonly measure?: { readonly amount: number; readonly unit: "g" | "ml" | "piece" };
};

export type Product = {
  readonly slug: string;
  /** Name of the picture in `public/goods`: the code point of its emoji. */
  readonly picture: string;
  readonly title: Words;
  readonly description: Words;
  readonly brand: string;
  /** 2550 is 25.5 %. */
  readonly vatBasisPoints: number;
  readonly ageLimit?: number;
  /** Zone, bay and shelf, counted from the door and the floor: `B-12-3`. */
  readonly shelf: string;
  readonly stock: StockProfile;
  /** Stores that must not sell it: Sweden keeps drinks above 3.5 % out of corner shops. */
  readonly notSoldAt?: readonly string[];
  readonly variants: readonly Variant[];
};

export type Department = {
  readonly slug: string;
  readonly name: Words;
  readonly plinth: Plinth;
  readonly picture: string;
  /** Made fresh in each store, so the warehouse has none. */
  readonly madeInStore?: boolean;
  readonly products: readonly Product[];
};
