/** Why somebody corrects a stock count by hand. */
export const adjustmentReasons = [
  "count",
  "found",
  "lost",
  "damaged",
  "expired_date",
  "theft",
  "sample",
  "other",
] as const;
export type AdjustmentReason = (typeof adjustmentReasons)[number];
