import { handle } from "@/app/api/v1/_contract/handle";
import { putBackCall } from "@/app/api/v1/_contract/put-backs";
import { pickupOf } from "@/app/api/v1/staff/pickups/[id]/pickup-of";
import { putBack } from "@/lib/pickup/put-back";

export const POST = handle(putBackCall, async ({ tx, ctx, params }) =>
  pickupOf(tx, ctx, await putBack(ctx, { id: params.id }, tx)),
);
