import "server-only";
import { sql } from "drizzle-orm";
import { expireOverdue } from "@/lib/inventory/close-reservations";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { issueHandoverReceipt, issueReturnCredit } from "@/lib/orders/issue-document";
import { settleOrder } from "@/lib/orders/settle-order";
import { handoverCause } from "@/lib/payments/card-payment";
import { redeem } from "@/lib/promotions/redeem";
import { orderInHand } from "@/lib/returns/order-in-hand";
import { takeBackGoods } from "@/lib/returns/take-back-goods";
import { goodsReceived, receiveGoods } from "@/lib/returns/take-in";
import { requireOwnPlace } from "@/lib/stores/own-place";
import { closeExchanged } from "./close-exchanged";
import { handedOut } from "./handed-out";
import { exchangeInput } from "./input";
import { refuseUnagreed } from "./refuse-unagreed";
import { settleMoney } from "./settle-money";
import { lockShelf, takeOffShelf } from "./take-off-shelf";
import { weigh } from "./weigh";
import { writeOrder } from "./write-order";

/** Ids of the return, and of the order of what went out for it. */
export type Exchanged = { returnId: string; orderId: string };

/**
 * Takes goods back and hands others out for them, in one act: both stocks, the difference and both papers, or nothing. What
 * comes back pays first; the till takes the rest, or gives back what is left to the means it came by. What goes out is an
 * order of its own, collected at once.
 * Throws what receiving refuses, `variant.not_found`, `variant.no_price`, `reservation.insufficient_stock` with `shortages`,
 * `exchange.difference_changed`, `exchange.unpaid`, `exchange.not_paid`, `exchange.over_limit` (403), `pickup.age_unchecked`,
 * `promotion.used_up`.
 */
export const exchangeGoods = command({
  input: exchangeInput,
  may: (actor, { beyondPolicy }) => isStaff(actor, beyondPolicy ? "manager" : "associate"),
  async run(tx, ctx, input): Promise<Exchanged> {
    const locationId = await requireOwnPlace(tx, ctx, input.store);
    await expireOverdue(tx, ctx, { locationId, skus: input.out.map(({ sku }) => sku) });
    const order = await orderInHand(tx, ctx, sql`o.number = ${input.order}`);
    const weighed = await weigh(tx, ctx, order.id, locationId, input);
    await refuseUnagreed(tx, ctx, input, weighed, order.currency);
    const { back: lines, out: priced, customer, money } = weighed;
    const beyondPolicy = input.beyondPolicy ?? false;
    const taking = { order, returnId: input.return ?? null, locationId, lines, beyondPolicy };
    const made = await receiveGoods(tx, taking);
    const collectedBy = input.collectedBy ?? { name: customer.name, relation: "customer" };
    const ageChecked = input.ageChecked ?? false;
    const { currency } = order;
    const fresh = await writeOrder(tx, ctx, {
      customer,
      currency,
      locationId,
      priced,
      collectedBy,
      ageChecked,
    });
    const handing = { locationId, exchange: made.number, collectedBy, total: priced.totalAmount };
    const [placed, collected] = handedOut(fresh, handing, ctx);
    await emit(tx, ctx, placed);
    await settleMoney(tx, ctx, input, weighed, { order, returnId: made.id, locationId, fresh });
    const received = goodsReceived(taking, made);
    await emit(tx, ctx, { ...received, data: { ...received.data, exchange: made.number } }, collected);
    const sum = { back: sumOf(lines), out: priced.totalAmount, taken: money.taken, given: money.given };
    await closeExchanged(tx, ctx, { order, locationId, made, fresh, ...sum });
    await settleOrder(tx, ctx, fresh.id);
    await lockShelf(
      tx,
      locationId,
      [...lines, ...fresh.lines].map((line) => line.variantId),
    );
    await takeBackGoods(tx, ctx, locationId, made.lines, made.number);
    await takeOffShelf(tx, ctx, locationId, fresh.lines);
    await redeem(tx, fresh.id, priced.used);
    await issueReturnCredit(tx, { orderId: order.id, locationId, cause: `return:${made.id}` }, lines);
    const handover = { orderId: fresh.id, locationId, cause: handoverCause(fresh.pickup, 1) };
    await issueHandoverReceipt(tx, handover, fresh.lines);
    return { returnId: made.id, orderId: fresh.id };
  },
});

const sumOf = (lines: readonly { amount: number }[]): number => lines.reduce((sum, l) => sum + l.amount, 0);
