import { handle } from "@/app/api/v1/_contract/handle";
import { pickListAnswer, shortFromListCall } from "@/app/api/v1/_contract/pick-lists";
import { pickList } from "@/lib/pickup/pick-lists";
import { shortFromList } from "@/lib/pickup/short-from-list";

export const POST = handle(shortFromListCall, async ({ tx, ctx, params, body }) => {
  await shortFromList(ctx, { list: params.id, ...body }, tx);
  return pickListAnswer(ctx, await pickList(tx, ctx, params.id));
});
