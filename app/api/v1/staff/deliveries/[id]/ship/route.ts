import { shipDeliveryCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { shipDelivery } from "@/lib/delivery/ship-delivery";
import { deliveryOf } from "../delivery-of";

export const POST = handle(shipDeliveryCall, async ({ tx, ctx, params, body }) => {
  await shipDelivery(ctx, { id: params.id, ...body }, tx);
  return deliveryOf(tx, ctx, params.id);
});
