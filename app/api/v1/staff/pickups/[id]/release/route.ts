import { handle } from "@/app/api/v1/_contract/handle";
import { releasePickupCall } from "@/app/api/v1/_contract/pickups";
import { releaseReview } from "@/lib/pickup/release-review";
import { pickupOf } from "../pickup-of";

export const POST = handle(releasePickupCall, async ({ tx, ctx, params }) => {
  await releaseReview(ctx, { id: params.id }, tx);
  return pickupOf(tx, ctx, params.id);
});
