import type { LocalizedText } from "@/db/schema/catalog";
import type { PromotionCombining, PromotionKind } from "./promotion-states";

/** A promotion that runs now, as prices are made from it. Amounts are minor units. */
export type Promotion = {
  id: string;
  name: LocalizedText;
  kind: PromotionKind;
  /** With `percent`: 1000 is 10 %. */
  basisPoints: number | null;
  /** With `amount`. */
  amount: number | null;
  /** With `buy_get`. */
  buyUnits: number | null;
  getUnits: number | null;
  /** What the goods that it is about have to cost together, by their own prices. */
  minimumAmount: number;
  excludesSale: boolean;
  combining: PromotionCombining;
  priority: number;
  /** Ids of the departments whose goods it is about, with all below them; null for all goods. */
  departments: string[] | null;
  /** Ids of the stores where goods have to be collected; null for however they are had. */
  stores: string[] | null;
  /** The code that was given for it; null when it needs none. */
  code: string | null;
  /** Whether it counts its uses. */
  limited: boolean;
};

/** Goods as a promotion looks at them. */
export type PromotedGoods = {
  /** Price of one with VAT, in minor units. */
  unitAmount: number;
  quantity: number;
  vatBasisPoints: number;
  departmentId: string;
  /** Id of the store where they are collected; null when they are sent. */
  place: string | null;
  /** Whether a higher price is struck through beside theirs. */
  onSale: boolean;
};
