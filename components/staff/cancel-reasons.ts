/** Why a store gives a pickup up; `other` is said in the clerk's words. */
export const cancelReasons = ["missing", "damaged", "asked", "other"] as const;
