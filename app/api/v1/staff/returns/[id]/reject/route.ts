import { handle } from "@/app/api/v1/_contract/handle";
import { rejectReturnCall } from "@/app/api/v1/_contract/returns";
import { returnById } from "@/lib/returns/queries";
import { rejectReturn } from "@/lib/returns/reject-return";

export const POST = handle(rejectReturnCall, async ({ tx, ctx, params, body }) => {
  await rejectReturn(ctx, { id: params.id, ...body }, tx);
  return returnById(tx, ctx, params.id);
});
