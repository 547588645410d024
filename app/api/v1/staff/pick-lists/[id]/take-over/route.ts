import { handle } from "@/app/api/v1/_contract/handle";
import { pickListAnswer, takePickListCall } from "@/app/api/v1/_contract/pick-lists";
import { pickList } from "@/lib/pickup/pick-lists";
import { takePickList } from "@/lib/pickup/take-pick-list";

export const POST = handle(takePickListCall, async ({ tx, ctx, params, body }) => {
  await takePickList(ctx, { list: params.id, ...body }, tx);
  return pickListAnswer(ctx, await pickList(tx, ctx, params.id));
});
