import { handle } from "@/app/api/v1/_contract/handle";
import { orderAnswer, placeOrderCall } from "@/app/api/v1/_contract/orders";
import { db, type Tx } from "@/db/client";
import { payOrder, pendingPaymentOf } from "@/lib/checkout/pay-order";
import { placeOrder } from "@/lib/checkout/place-order";
import type { Ctx } from "@/lib/kernel/actor";
import { orderByNumber } from "@/lib/orders/queries";

export const POST = handle(
  placeOrderCall,
  async ({ tx, ctx, body }) => newOrder(tx, ctx, await placeOrder(ctx, body, tx)),
  async (ctx, { state, number, token }) => {
    if (state !== "pending_payment") return null;
    const payment = await pendingPaymentOf(db(), token);
    if (payment) await payOrder(ctx, payment);
    return newOrder(db(), ctx, { number, token });
  },
);

async function newOrder(tx: Tx, ctx: Ctx, { number, token }: { number: string; token: string }) {
  const owner = { ...ctx, bearer: token };
  return { ...orderAnswer(owner, await orderByNumber(tx, owner, number)), token };
}
