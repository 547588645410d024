import { handle } from "@/app/api/v1/_contract/handle";
import { getPickListCall, pickListAnswer } from "@/app/api/v1/_contract/pick-lists";
import { pickList } from "@/lib/pickup/pick-lists";

export const GET = handle(getPickListCall, async ({ tx, ctx, params }) =>
  pickListAnswer(ctx, await pickList(tx, ctx, params.id)),
);
