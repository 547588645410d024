"use server";

import type { PressState } from "@/components/staff/press-state";
import { shop } from "@/lib/catalog/shop";
import { parseDecimal } from "@/lib/kernel/money";
import { approveRefund as approveRefundCommand } from "@/lib/refunds/approve-refund";
import { askAgain } from "@/lib/refunds/ask-again";
import { giveRefund as giveRefundCommand } from "@/lib/refunds/give-refund";
import { rejectRefund as rejectRefundCommand } from "@/lib/refunds/reject-refund";
import { settleOtherwise } from "@/lib/refunds/settle-otherwise";
import { localeOf, type Place, placeOf } from "../_entry/clerk";
import { textOf, wholeOf } from "./form";
import { press } from "./press";

type Desk = { locale: string; store: string; order: string };
type Refused = Place & { what: string };

/** Money for goods that stay with the shopper: of each line so many units as a whole, or the amount that was typed. */
export async function giveRefund(sent: Desk, state: PressState, form: FormData): Promise<PressState> {
  const [store, order] = [String(sent?.store ?? ""), String(sent?.order ?? "")];
  const lines = form
    .getAll("line")
    .filter((line) => typeof line === "string")
    .slice(0, 50)
    .flatMap((lineId) => askedOf(form, lineId));
  const receiptNumber = textOf(form, "receiptNumber", 60);
  const method = textOf(form, "method", 20) as "cash";
  const payment = { method, ...(receiptNumber ? { receiptNumber } : {}) };
  const body = { store, order, lines, reason: textOf(form, "reason"), payment };
  return press(asked(sent, "refunds", state, form, `refund:${store}:${order}`, body), async (tx, ctx) => {
    await giveRefundCommand(ctx, body, tx);
  });
}

function askedOf(form: FormData, lineId: string): { lineId: string; quantity?: number; amount?: number }[] {
  const typed = textOf(form, `amount-${lineId}`, 12);
  if (typed) return [{ lineId, amount: amountOf(typed) }];
  const quantity = wholeOf(form, `units-${lineId}`);
  return quantity === 0 ? [] : [{ lineId, quantity }];
}

/** What somebody typed, with a point or a comma; NaN, which the command refuses, when it is no amount. */
function amountOf(typed: string): number {
  try {
    return parseDecimal(typed.replace(",", "."), shop.currency);
  } catch {
    return Number.NaN;
  }
}

/** A second person's yes. */
export async function approveRefund(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(asked(place, "refunds", state, form, `approve-refund:${id}`, {}), (tx, ctx) =>
    approveRefundCommand(ctx, { id }, tx),
  );
}

export async function rejectRefund(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const body = { reason: textOf(form, "reason") };
  return press(asked(place, "refunds", state, form, `reject-refund:${id}`, body), (tx, ctx) =>
    rejectRefundCommand(ctx, { id, ...body }, tx),
  );
}

/** Has a provider asked once more for what it refused. */
export async function askPaymentAgain(sent: Refused, state: PressState, form: FormData): Promise<PressState> {
  const refused = refusedOf(sent);
  return press(
    asked(sent, "payments", state, form, `ask-again:${refused.what}:${refused.id}`, {}),
    (tx, ctx) => askAgain(ctx, refused, tx),
  );
}

/** What a provider refused came, or went, by other means. */
export async function settlePayment(sent: Refused, state: PressState, form: FormData): Promise<PressState> {
  const refused = refusedOf(sent);
  const body = {
    means: textOf(form, "means", 20) as "cash",
    reason: textOf(form, "reason"),
    receiptNumber: textOf(form, "receiptNumber", 60) || undefined,
  };
  return press(
    asked(sent, "payments", state, form, `settle:${refused.what}:${refused.id}`, body),
    (tx, ctx) => settleOtherwise(ctx, { ...refused, ...body }, tx),
  );
}

const refusedOf = (sent: Refused) => ({
  id: placeOf(sent).id,
  what: sent?.what === "capture" ? ("capture" as const) : ("refund" as const),
});

function asked(
  sent: { locale: string },
  page: "refunds" | "payments",
  state: PressState,
  form: FormData,
  what: string,
  body: object,
) {
  const locale = localeOf(sent?.locale);
  const key = textOf(form, "key", 80) || String(state?.key ?? "");
  return { locale, path: `/${locale}/staff/${page}`, route: `counter:${what}`, key, body };
}
