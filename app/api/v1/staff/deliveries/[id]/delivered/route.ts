import { markDeliveredCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { markDelivered } from "@/lib/delivery/mark-delivered";
import { deliveryOf } from "../delivery-of";

export const POST = handle(markDeliveredCall, async ({ tx, ctx, params }) => {
  await markDelivered(ctx, { id: params.id }, tx);
  return deliveryOf(tx, ctx, params.id);
});
