"use server";

import type { PressState } from "@/components/staff/press-state";
import { approveReturn as approveReturnCommand } from "@/lib/returns/approve-return";
import { receiveReturn as receiveReturnCommand } from "@/lib/returns/receive-return";
import { rejectReturn as rejectReturnCommand } from "@/lib/returns/reject-return";
import { localeOf, type Place, placeOf } from "../_entry/clerk";
import { textOf, wholeOf } from "./form";
import { press } from "./press";

type Desk = { locale: string; store: string; order: string };

/** What somebody looked at and takes back of an order, line by line. */
export async function receiveReturn(sent: Desk, state: PressState, form: FormData): Promise<PressState> {
  const [store, order] = [String(sent?.store ?? ""), String(sent?.order ?? "")];
  const lines = form
    .getAll("line")
    .filter((line) => typeof line === "string")
    .slice(0, 50)
    .map((lineId) => ({
      lineId,
      quantity: wholeOf(form, `quantity-${lineId}`),
      condition: textOf(form, `condition-${lineId}`, 20),
      reason: textOf(form, "reason", 30),
    }))
    .filter(({ quantity }) => quantity !== 0);
  const body = {
    store,
    order,
    lines,
    return: textOf(form, "return", 40) || undefined,
    payment: tillOf(form),
    ...(form.get("beyondPolicy") === "on" ? { beyondPolicy: true } : {}),
  };
  return press(asked(sent, state, form, `take-back:${store}:${order}`, body), async (tx, ctx) => {
    await receiveReturnCommand(ctx, body as Parameters<typeof receiveReturnCommand>[1], tx);
  });
}

/** A second person's yes. */
export async function approveReturn(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(asked(place, state, form, `approve-return:${id}`, {}), (tx, ctx) =>
    approveReturnCommand(ctx, { id }, tx),
  );
}

export async function rejectReturn(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  const body = { reason: textOf(form, "reason") };
  return press(asked(place, state, form, `reject-return:${id}`, body), (tx, ctx) =>
    rejectReturnCommand(ctx, { id, ...body }, tx),
  );
}

function tillOf(form: FormData) {
  const receiptNumber = textOf(form, "receiptNumber", 60);
  const method = textOf(form, "method", 20) as "cash";
  return { method, ...(receiptNumber ? { receiptNumber } : {}) };
}

function asked(sent: { locale: string }, state: PressState, form: FormData, what: string, body: object) {
  const locale = localeOf(sent?.locale);
  const key = textOf(form, "key", 80) || String(state?.key ?? "");
  return { locale, path: `/${locale}/staff/returns`, route: `counter:${what}`, key, body };
}
