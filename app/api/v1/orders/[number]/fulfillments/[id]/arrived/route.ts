import { handle } from "@/app/api/v1/_contract/handle";
import { arrivedCall } from "@/app/api/v1/_contract/shopper-pickups";
import { sayArrived } from "@/lib/pickup/arrival";
import { fulfillmentOf } from "../../fulfillment-of";

export const POST = handle(arrivedCall, async ({ tx, ctx, params, body }) => {
  await sayArrived(ctx, { ...params, ...body }, tx);
  return fulfillmentOf(tx, ctx, params);
});
