import { handle } from "@/app/api/v1/_contract/handle";
import { bringOutCall } from "@/app/api/v1/_contract/pickups";
import { bringOut } from "@/lib/pickup/bring-out";
import { pickupOf } from "../pickup-of";

export const POST = handle(bringOutCall, async ({ tx, ctx, params }) => {
  await bringOut(ctx, { id: params.id }, tx);
  return pickupOf(tx, ctx, params.id);
});
