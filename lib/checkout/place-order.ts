import "server-only";
import type { z } from "zod";
import { type Command, command } from "@/lib/kernel/command";
import { type AgreedOrder, agreeOrder } from "./agree-order";
import { refuseUnofferedPayment } from "./agreed-payment";
import { placeOrderInput } from "./input";
import { payOrder } from "./pay-order";

const agree = command({
  input: placeOrderInput,
  may: () => true,
  patient: true,
  async run(tx, ctx, input): Promise<AgreedOrder> {
    refuseUnofferedPayment(input);
    return agreeOrder(tx, ctx, input);
  },
});

/**
 * Places an order. What is paid in the store stands at once. A card is asked for after the order was written, outside any
 * transaction, and the order stands when the money is there: in a transaction of the caller's that part is the caller's,
 * `payOrder` with the payment's id, once it has committed.
 * Throws `payment.method_unavailable`, what `agreeOrder` and `payOrder` refuse.
 */
export const placeOrder: Command<z.input<typeof placeOrderInput>, AgreedOrder> = Object.assign(
  async (...[ctx, input, tx]: Parameters<typeof agree>) => {
    const agreed = await agree(ctx, input, tx);
    if (!tx && agreed.paymentId) await payOrder(ctx, agreed.paymentId);
    return agreed;
  },
  { may: agree.may },
);
