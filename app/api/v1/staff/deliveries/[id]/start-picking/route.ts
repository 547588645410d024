import { startPickingDeliveryCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { startPickingDelivery } from "@/lib/delivery/start-picking";
import { deliveryOf } from "../delivery-of";

export const POST = handle(startPickingDeliveryCall, async ({ tx, ctx, params }) => {
  await startPickingDelivery(ctx, { id: params.id }, tx);
  return deliveryOf(tx, ctx, params.id);
});
