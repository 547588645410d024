import { handle } from "@/app/api/v1/_contract/handle";
import { cancelOrderCall, orderAnswer } from "@/app/api/v1/_contract/orders";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { orderByNumber } from "@/lib/orders/queries";
import { openChoices } from "@/lib/pickup/open-choices";

export const POST = handle(cancelOrderCall, async ({ tx, ctx, params, body }) => {
  await cancelOrder(ctx, { number: params.number, ...body }, tx);
  const order = await orderByNumber(tx, ctx, params.number);
  return orderAnswer(ctx, order, await openChoices(tx, ctx, order));
});
