import { handle } from "@/app/api/v1/_contract/handle";
import { listRefusedPaymentsCall } from "@/app/api/v1/_contract/refunds";
import { refusedPayments } from "@/lib/refunds/refused-payments";

export const GET = handle(listRefusedPaymentsCall, async ({ tx, ctx }) => ({
  data: await refusedPayments(tx, ctx),
  nextCursor: null,
}));
