import { handle } from "@/app/api/v1/_contract/handle";
import { rejectWriteOffCall } from "@/app/api/v1/_contract/write-offs";
import { rejectWriteOff } from "@/lib/inventory/reject-write-off";
import { writeOffById } from "@/lib/inventory/write-off-queries";

export const POST = handle(rejectWriteOffCall, async ({ tx, ctx, params, body }) => {
  await rejectWriteOff(ctx, { id: params.id, ...body }, tx);
  return writeOffById(tx, ctx, params.id);
});
