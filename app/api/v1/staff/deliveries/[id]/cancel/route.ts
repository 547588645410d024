import { cancelDeliveryCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { cancelDelivery } from "@/lib/delivery/cancel-delivery";
import { deliveryOf } from "../delivery-of";

export const POST = handle(cancelDeliveryCall, async ({ tx, ctx, params, body }) => {
  await cancelDelivery(ctx, { id: params.id, ...body }, tx);
  return deliveryOf(tx, ctx, params.id);
});
