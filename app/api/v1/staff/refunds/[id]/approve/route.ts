import { handle } from "@/app/api/v1/_contract/handle";
import { approveRefundCall } from "@/app/api/v1/_contract/refunds";
import { approveRefund } from "@/lib/refunds/approve-refund";
import { refundById } from "@/lib/refunds/queries";

export const POST = handle(approveRefundCall, async ({ tx, ctx, params, body }) => {
  await approveRefund(ctx, { id: params.id, ...body }, tx);
  return refundById(tx, ctx, params.id);
});
