import { handle } from "@/app/api/v1/_contract/handle";
import { approveWriteOffCall } from "@/app/api/v1/_contract/write-offs";
import { approveWriteOff } from "@/lib/inventory/approve-write-off";
import { writeOffById } from "@/lib/inventory/write-off-queries";

export const POST = handle(approveWriteOffCall, async ({ tx, ctx, params }) => {
  await approveWriteOff(ctx, { id: params.id }, tx);
  return writeOffById(tx, ctx, params.id);
});
