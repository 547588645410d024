import { handle } from "@/app/api/v1/_contract/handle";
import { withdrawReturnCall } from "@/app/api/v1/_contract/returns";
import { returnById } from "@/lib/returns/queries";
import { withdrawReturn } from "@/lib/returns/withdraw-return";

export const POST = handle(withdrawReturnCall, async ({ tx, ctx, params }) => {
  await withdrawReturn(ctx, { id: params.id }, tx);
  return returnById(tx, ctx, params.id);
});
