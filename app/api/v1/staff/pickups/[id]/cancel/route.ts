import { handle } from "@/app/api/v1/_contract/handle";
import { cancelPickupCall } from "@/app/api/v1/_contract/pickups";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { pickupOf } from "../pickup-of";

export const POST = handle(cancelPickupCall, async ({ tx, ctx, params, body }) => {
  await cancelPickup(ctx, { id: params.id, ...body }, tx);
  return pickupOf(tx, ctx, params.id);
});
