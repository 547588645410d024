import { handle } from "@/app/api/v1/_contract/handle";
import { changeStoreCall } from "@/app/api/v1/_contract/shopper-pickups";
import { changeStore } from "@/lib/pickup/change-store";
import { newFulfillmentOf } from "../../fulfillment-of";

export const POST = handle(changeStoreCall, async ({ tx, ctx, params, body }) => {
  const { id } = await changeStore(ctx, { ...params, ...body }, tx);
  return newFulfillmentOf(tx, ctx, { number: params.number, id });
});
