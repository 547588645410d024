import type { UndoView } from "@/components/staff/pickup-view";
import { minutes } from "@/lib/kernel/clock";
import { formatMoney } from "@/lib/kernel/money";
import type { Fulfillment, Order, TimelineEntry } from "@/lib/orders/order";
import { toldBy } from "@/lib/pickup/last-press";
import { pickupStates, undoableVerbs, undoMinutes } from "@/lib/pickup/states";
import type { Viewpoint } from "./words";

/** The press to offer to take back. The command decides anew: this only spares people a button that says no. */
export function undoView(order: Order, pickup: Fulfillment, view: Viewpoint): UndoView | null {
  const verb = pickup.lines.some((l) => l.collected > 0)
    ? "markCollected"
    : undoableVerbs.find((v) => pickupStates.undo(v).from === pickup.state);
  const over = pickup.state === "cancelled" || pickup.state === "expired";
  const press = verb && pickup.timeline.findLast((e) => toldBy[verb].some((name) => name === e.name));
  if (!verb || !press || over) return null;
  const age = view.now.getTime() - new Date(press.at).getTime();
  if (age >= minutes(undoMinutes)) return null;
  const money = verb === "markCollected" && pickup.payment?.method === "pay_in_store";
  return { verb, money: money ? moneyTaken(order, pickup, press, view.locale) : null };
}

function moneyTaken(order: Order, pickup: Fulfillment, press: TimelineEntry, locale: string): string | null {
  const taken = pickup.timeline.findLast((e) => e.name === "payment.captured" && e.at <= press.at);
  return taken ? formatMoney({ amount: Number(taken.data.amount), currency: order.currency }, locale) : null;
}
