import { handle } from "@/app/api/v1/_contract/handle";
import { pickListAnswer, startPickListCall } from "@/app/api/v1/_contract/pick-lists";
import { pickList } from "@/lib/pickup/pick-lists";
import { startPickList } from "@/lib/pickup/start-pick-list";

export const POST = handle(startPickListCall, async ({ tx, ctx, body }) => {
  const { id } = await startPickList(ctx, body, tx);
  return pickListAnswer(ctx, await pickList(tx, ctx, id));
});
