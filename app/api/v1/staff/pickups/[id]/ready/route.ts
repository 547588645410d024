import { handle } from "@/app/api/v1/_contract/handle";
import { markReadyCall } from "@/app/api/v1/_contract/pickups";
import { markReady } from "@/lib/pickup/mark-ready";
import { pickupOf } from "../pickup-of";

export const POST = handle(markReadyCall, async ({ tx, ctx, params, body }) => {
  await markReady(ctx, { id: params.id, ...body }, tx);
  return pickupOf(tx, ctx, params.id);
});
