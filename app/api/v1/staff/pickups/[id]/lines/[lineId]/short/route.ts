import { handle } from "@/app/api/v1/_contract/handle";
import { shortLineCall } from "@/app/api/v1/_contract/pickups";
import { shortLine } from "@/lib/pickup/short-line";
import { pickupOf } from "../../../pickup-of";

export const POST = handle(shortLineCall, async ({ tx, ctx, params, body }) => {
  await shortLine(ctx, { ...params, ...body }, tx);
  return pickupOf(tx, ctx, params.id);
});
