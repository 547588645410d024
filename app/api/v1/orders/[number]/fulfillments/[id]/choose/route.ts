import { handle } from "@/app/api/v1/_contract/handle";
import { chooseCall } from "@/app/api/v1/_contract/shopper-pickups";
import { chooseInstead } from "@/lib/pickup/choose-instead";
import { fulfillmentOf } from "../../fulfillment-of";

export const POST = handle(chooseCall, async ({ tx, ctx, params, body }) => {
  await chooseInstead(ctx, { ...params, ...body }, tx);
  return fulfillmentOf(tx, ctx, params);
});
