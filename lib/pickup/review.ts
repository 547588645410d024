import { Problem } from "@/lib/kernel/problem";

/** Why something ended that was held and that nobody looked at in time; a name, and nobody's words. */
export const notReleased = { by: "store", reason: "not_released" } as const;

/** What a rule holds is not picked before a manager says yes. */
export const underReview = (more: Record<string, unknown> = {}): Problem =>
  new Problem(
    "conflict",
    "pickup.under_review",
    "A manager has to look at this order before it is picked.",
    more,
  );
