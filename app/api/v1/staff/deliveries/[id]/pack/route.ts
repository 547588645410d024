import { packDeliveryCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { packDelivery } from "@/lib/delivery/pack-delivery";
import { deliveryOf } from "../delivery-of";

export const POST = handle(packDeliveryCall, async ({ tx, ctx, params, body }) => {
  await packDelivery(ctx, { id: params.id, ...body }, tx);
  return deliveryOf(tx, ctx, params.id);
});
