import { handle } from "@/app/api/v1/_contract/handle";
import { extendPickupCall } from "@/app/api/v1/_contract/shopper-pickups";
import { extendPickup } from "@/lib/pickup/extend-pickup";
import { fulfillmentOf } from "../../fulfillment-of";

export const POST = handle(extendPickupCall, async ({ tx, ctx, params }) => {
  await extendPickup(ctx, { ...params }, tx);
  return fulfillmentOf(tx, ctx, params);
});
