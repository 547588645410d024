import { pickDeliveryLineCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { pickDeliveryLine } from "@/lib/delivery/pick-line";
import { deliveryOf } from "../../../delivery-of";

export const POST = handle(pickDeliveryLineCall, async ({ tx, ctx, params, body }) => {
  await pickDeliveryLine(ctx, { ...params, ...body }, tx);
  return deliveryOf(tx, ctx, params.id);
});
