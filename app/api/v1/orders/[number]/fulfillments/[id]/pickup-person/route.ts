import { handle } from "@/app/api/v1/_contract/handle";
import { changePickupPersonCall } from "@/app/api/v1/_contract/shopper-pickups";
import { changePickupPerson } from "@/lib/pickup/change-pickup-person";
import { fulfillmentOf } from "../../fulfillment-of";

export const POST = handle(changePickupPersonCall, async ({ tx, ctx, params, body }) => {
  await changePickupPerson(ctx, { ...params, ...body }, tx);
  return fulfillmentOf(tx, ctx, params);
});
