import { handle } from "@/app/api/v1/_contract/handle";
import { reschedulePickupCall } from "@/app/api/v1/_contract/shopper-pickups";
import { reschedulePickup } from "@/lib/pickup/reschedule-pickup";
import { fulfillmentOf } from "../../fulfillment-of";

export const POST = handle(reschedulePickupCall, async ({ tx, ctx, params, body }) => {
  await reschedulePickup(ctx, { ...params, ...body }, tx);
  return fulfillmentOf(tx, ctx, params);
});
