import { handle } from "@/app/api/v1/_contract/handle";
import { startPickingCall } from "@/app/api/v1/_contract/pickups";
import { startPicking } from "@/lib/pickup/start-picking";
import { pickupOf } from "../pickup-of";

export const POST = handle(startPickingCall, async ({ tx, ctx, params }) => {
  await startPicking(ctx, { id: params.id }, tx);
  return pickupOf(tx, ctx, params.id);
});
