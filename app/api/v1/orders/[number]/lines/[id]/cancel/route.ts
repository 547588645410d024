import { handle } from "@/app/api/v1/_contract/handle";
import { cancelLineCall, orderAnswer } from "@/app/api/v1/_contract/orders";
import { cancelLine } from "@/lib/checkout/cancel-line";
import { orderByNumber } from "@/lib/orders/queries";
import { openChoices } from "@/lib/pickup/open-choices";

export const POST = handle(cancelLineCall, async ({ tx, ctx, params, body }) => {
  await cancelLine(ctx, { number: params.number, lineId: params.id, ...body }, tx);
  const order = await orderByNumber(tx, ctx, params.number);
  return orderAnswer(ctx, order, await openChoices(tx, ctx, order));
});
