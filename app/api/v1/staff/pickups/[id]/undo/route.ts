import { handle } from "@/app/api/v1/_contract/handle";
import { undoCall } from "@/app/api/v1/_contract/pickups";
import { undoPress } from "@/lib/pickup/undo-press";
import { pickupOf } from "../pickup-of";

export const POST = handle(undoCall, async ({ tx, ctx, params, body }) => {
  await undoPress(ctx, { id: params.id, ...body }, tx);
  return pickupOf(tx, ctx, params.id);
});
