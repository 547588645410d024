import { handle } from "@/app/api/v1/_contract/handle";
import { collectCall } from "@/app/api/v1/_contract/pickups";
import { markCollected } from "@/lib/pickup/mark-collected";
import { pickupOf } from "../pickup-of";

export const POST = handle(collectCall, async ({ tx, ctx, params, body }) => {
  await markCollected(ctx, { id: params.id, ...body }, tx);
  return pickupOf(tx, ctx, params.id);
});
