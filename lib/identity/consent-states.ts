/** What somebody may agree to, each on its own. What an order needs is no question of consent. */
export const consentPurposes = ["marketing_email", "recommendations"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
