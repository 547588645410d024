import { handle } from "@/app/api/v1/_contract/handle";
import { reissueCodeCall } from "@/app/api/v1/_contract/pickups";
import { reissueCode } from "@/lib/pickup/reissue-code";
import { pickupOf } from "../pickup-of";

export const POST = handle(reissueCodeCall, async ({ tx, ctx, params }) => {
  await reissueCode(ctx, { id: params.id }, tx);
  return pickupOf(tx, ctx, params.id);
});
