import { handle } from "@/app/api/v1/_contract/handle";
import { sendTransferCall } from "@/app/api/v1/_contract/transfers";
import { sendTransfer } from "@/lib/inventory/send-transfer";
import { staffTransfer } from "@/lib/inventory/transfer-queries";

export const POST = handle(sendTransferCall, async ({ tx, ctx, params, body }) => {
  await sendTransfer(ctx, { id: params.id, ...body }, tx);
  return staffTransfer(tx, ctx, params.id);
});
