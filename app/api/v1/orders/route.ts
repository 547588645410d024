import { handle } from "@/app/api/v1/_contract/handle";
import { orderAnswer, placeOrderCall } from "@/app/api/v1/_contract/orders";
import { placeOrder } from "@/lib/checkout/place-order";
import { orderByNumber } from "@/lib/orders/queries";

export const POST = handle(placeOrderCall, async ({ tx, ctx, body }) => {
  const { number, token } = await placeOrder(ctx, body, tx);
  const owner = { ...ctx, bearer: token };
  return { ...orderAnswer(owner, await orderByNumber(tx, owner, number)), token };
});
