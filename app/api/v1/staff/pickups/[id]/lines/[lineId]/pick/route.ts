import { handle } from "@/app/api/v1/_contract/handle";
import { pickLineCall } from "@/app/api/v1/_contract/pickups";
import { pickLine } from "@/lib/pickup/pick-line";
import { pickupOf } from "../../../pickup-of";

export const POST = handle(pickLineCall, async ({ tx, ctx, params, body }) => {
  await pickLine(ctx, { ...params, ...body }, tx);
  return pickupOf(tx, ctx, params.id);
});
