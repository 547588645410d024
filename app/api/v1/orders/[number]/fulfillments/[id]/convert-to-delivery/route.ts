import { handle } from "@/app/api/v1/_contract/handle";
import { convertToDeliveryCall } from "@/app/api/v1/_contract/shopper-pickups";
import { convertToDelivery } from "@/lib/pickup/convert-to-delivery";
import { newFulfillmentOf } from "../../fulfillment-of";

export const POST = handle(convertToDeliveryCall, async ({ tx, ctx, params, body }) => {
  const { ids } = await convertToDelivery(ctx, { ...params, ...body }, tx);
  return newFulfillmentOf(tx, ctx, { number: params.number, id: ids[0]! });
});
