import { handle } from "@/app/api/v1/_contract/handle";
import { cancelTransferCall } from "@/app/api/v1/_contract/transfers";
import { cancelTransfer } from "@/lib/inventory/cancel-transfer";
import { staffTransfer } from "@/lib/inventory/transfer-queries";

export const POST = handle(cancelTransferCall, async ({ tx, ctx, params }) => {
  await cancelTransfer(ctx, { id: params.id }, tx);
  return staffTransfer(tx, ctx, params.id);
});
