import { handle } from "@/app/api/v1/_contract/handle";
import { rejectRefundCall } from "@/app/api/v1/_contract/refunds";
import { refundById } from "@/lib/refunds/queries";
import { rejectRefund } from "@/lib/refunds/reject-refund";

export const POST = handle(rejectRefundCall, async ({ tx, ctx, params, body }) => {
  await rejectRefund(ctx, { id: params.id, ...body }, tx);
  return refundById(tx, ctx, params.id);
});
