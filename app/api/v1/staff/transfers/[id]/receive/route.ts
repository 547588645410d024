import { handle } from "@/app/api/v1/_contract/handle";
import { receiveTransferCall } from "@/app/api/v1/_contract/transfers";
import { receiveTransfer } from "@/lib/inventory/receive-transfer";
import { staffTransfer } from "@/lib/inventory/transfer-queries";

export const POST = handle(receiveTransferCall, async ({ tx, ctx, params, body }) => {
  await receiveTransfer(ctx, { id: params.id, ...body }, tx);
  return staffTransfer(tx, ctx, params.id);
});
