import { handle } from "@/app/api/v1/_contract/handle";
import { approveReturnCall } from "@/app/api/v1/_contract/returns";
import { approveReturn } from "@/lib/returns/approve-return";
import { returnById } from "@/lib/returns/queries";

export const POST = handle(approveReturnCall, async ({ tx, ctx, params, body }) => {
  await approveReturn(ctx, { id: params.id, ...body }, tx);
  return returnById(tx, ctx, params.id);
});
