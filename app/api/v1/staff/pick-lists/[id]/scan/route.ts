import { handle } from "@/app/api/v1/_contract/handle";
import { pickFromListCall } from "@/app/api/v1/_contract/pick-lists";
import { pickFromList } from "@/lib/pickup/pick-from-list";

export const POST = handle(pickFromListCall, ({ tx, ctx, params, body }) =>
  pickFromList(ctx, { list: params.id, ...body }, tx),
);
