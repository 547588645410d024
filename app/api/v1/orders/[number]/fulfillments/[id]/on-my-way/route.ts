import { handle } from "@/app/api/v1/_contract/handle";
import { onMyWayCall } from "@/app/api/v1/_contract/shopper-pickups";
import { sayOnMyWay } from "@/lib/pickup/arrival";
import { fulfillmentOf } from "../../fulfillment-of";

export const POST = handle(onMyWayCall, async ({ tx, ctx, params }) => {
  await sayOnMyWay(ctx, { ...params }, tx);
  return fulfillmentOf(tx, ctx, params);
});
