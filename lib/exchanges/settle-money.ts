import "server-only";
import type { Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { type Carried, carryOver, payByExchange } from "@/lib/orders/carry-over";
import { giveBack } from "@/lib/orders/give-back";
import { refundCause } from "@/lib/returns/take-in";
import type { ExchangeInput } from "./input";
import { takeDifference } from "./take-difference";
import type { Weighed } from "./weigh";
import type { Written } from "./write-order";

type Sides = {
  order: { id: string; currency: string };
  returnId: string;
  locationId: string;
  fresh: Written;
};

/** What comes back pays for what goes out; the till, or whoever paid, has the difference. */
export async function settleMoney(
  tx: Tx,
  ctx: Ctx,
  { payment: till = { method: "cash" } }: ExchangeInput,
  { money }: Weighed,
  { order, returnId, locationId, fresh }: Sides,
): Promise<void> {
  const carried: Carried[] = [];
  for (const { fulfillmentId, given, carried: amount } of money.fulfillments) {
    const cause = refundCause(returnId, fulfillmentId);
    await giveBack(tx, ctx, { orderId: order.id, fulfillmentId, amount: given, cause, locationId, till });
    carried.push(...(await carryOver(tx, { orderId: order.id, fulfillmentId, amount })));
  }
  await payByExchange(tx, { id: fresh.id, currency: order.currency }, carried);
  const due = { orderId: fresh.id, fulfillmentId: fresh.pickup, locationId, currency: order.currency };
  await takeDifference(tx, ctx, due, money.taken, till);
}
