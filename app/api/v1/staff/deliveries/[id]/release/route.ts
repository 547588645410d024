import { releaseDeliveryCall } from "@/app/api/v1/_contract/deliveries";
import { handle } from "@/app/api/v1/_contract/handle";
import { releaseReview } from "@/lib/pickup/release-review";
import { deliveryOf } from "../delivery-of";

export const POST = handle(releaseDeliveryCall, async ({ tx, ctx, params }) => {
  // The command is for both; who asks here means a parcel.
  await deliveryOf(tx, ctx, params.id);
  await releaseReview(ctx, { id: params.id }, tx);
  return deliveryOf(tx, ctx, params.id);
});
