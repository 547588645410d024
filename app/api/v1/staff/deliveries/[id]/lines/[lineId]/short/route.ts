import { shortDeliveryLineCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { shortDeliveryLine } from "@/lib/delivery/short-line";
import { deliveryOf } from "../../../delivery-of";

export const POST = handle(shortDeliveryLineCall, async ({ tx, ctx, params, body }) => {
  await shortDeliveryLine(ctx, { ...params, ...body }, tx);
  return deliveryOf(tx, ctx, params.id);
});
