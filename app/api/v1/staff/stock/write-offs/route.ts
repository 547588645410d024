import { handle } from "@/app/api/v1/_contract/handle";
import { listWriteOffsCall } from "@/app/api/v1/_contract/write-offs";
import { staffWriteOffs } from "@/lib/inventory/write-off-queries";
import { requireOwnPlace } from "@/lib/stores/own-place";

export const GET = handle(listWriteOffsCall, async ({ tx, ctx, query }) => {
  if (query.store !== undefined) await requireOwnPlace(tx, ctx, query.store);
  return { data: await staffWriteOffs(tx, ctx, query), nextCursor: null };
});
