import { handle } from "@/app/api/v1/_contract/handle";
import { askPaymentAgainCall } from "@/app/api/v1/_contract/refunds";
import { askAgain } from "@/lib/refunds/ask-again";
import { refusedPayments } from "@/lib/refunds/refused-payments";

export const POST = handle(askPaymentAgainCall, async ({ tx, ctx, params, body }) => {
  await askAgain(ctx, { id: params.id, ...body }, tx);
  return { data: await refusedPayments(tx, ctx), nextCursor: null };
});
