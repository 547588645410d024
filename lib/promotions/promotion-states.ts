/** What a promotion does. */
export const promotionKinds = ["percent", "amount", "buy_get", "free_delivery"] as const;
export type PromotionKind = (typeof promotionKinds)[number];

/** Whether it goes together with others that say so too, or stands alone. */
export const promotionCombinings = ["combinable", "exclusive"] as const;
export type PromotionCombining = (typeof promotionCombinings)[number];
