import { handle } from "@/app/api/v1/_contract/handle";
import { revokeCodeCall } from "@/app/api/v1/_contract/pickups";
import { revokeCode } from "@/lib/pickup/revoke-code";
import { pickupOf } from "../pickup-of";

export const POST = handle(revokeCodeCall, async ({ tx, ctx, params }) => {
  await revokeCode(ctx, { id: params.id }, tx);
  return pickupOf(tx, ctx, params.id);
});
