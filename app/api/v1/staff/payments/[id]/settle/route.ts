import { handle } from "@/app/api/v1/_contract/handle";
import { settlePaymentCall } from "@/app/api/v1/_contract/refunds";
import { refusedPayments } from "@/lib/refunds/refused-payments";
import { settleOtherwise } from "@/lib/refunds/settle-otherwise";

export const POST = handle(settlePaymentCall, async ({ tx, ctx, params, body }) => {
  await settleOtherwise(ctx, { id: params.id, ...body }, tx);
  return { data: await refusedPayments(tx, ctx), nextCursor: null };
});
