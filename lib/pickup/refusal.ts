import type { FulfillmentState } from "./states";

const over: Partial<Record<FulfillmentState, { code: string; message: string }>> = {
  collected: { code: "pickup.already_collected", message: "This was handed over already." },
  cancelled: { code: "pickup.cancelled", message: "This pickup was cancelled." },
  expired: { code: "pickup.expired", message: "This pickup was not collected in time." },
};

/**
 * What a verb that leaves `wanted` is refused with in another state: how the pickup ended, or that it is not that far
 * (or further already).
 */
export const refusalIn = (state: FulfillmentState, wanted: FulfillmentState) =>
  over[state] ?? {
    code: `pickup.not_${wanted}`,
    message: "The pickup is not that far, or further already.",
  };
