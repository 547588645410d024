import { handle } from "@/app/api/v1/_contract/handle";
import { giveRefundCall, listRefundsCall } from "@/app/api/v1/_contract/refunds";
import { giveRefund } from "@/lib/refunds/give-refund";
import { refundById, staffRefunds } from "@/lib/refunds/queries";

export const GET = handle(listRefundsCall, async ({ tx, ctx, query }) => ({
  data: await staffRefunds(tx, ctx, query.limit),
  nextCursor: null,
}));

export const POST = handle(giveRefundCall, async ({ tx, ctx, body }) =>
  refundById(tx, ctx, await giveRefund(ctx, body, tx)),
);
