"use server";

import { redirect } from "next/navigation";
import type { PressState } from "@/components/staff/press-state";
import { exchangeGoods as exchangeGoodsCommand } from "@/lib/exchanges/exchange-goods";
import { localeOf } from "../_entry/clerk";
import { textOf } from "./form";
import { press } from "./press";

/** What the page had shown: both sides, and what they came to. */
export type Shown = {
  locale: string;
  store: string;
  order: string;
  lineId: string;
  sku: string;
  quantity: number;
  difference: { amount: number; currency: string };
  customer: string;
};

/** What the clerk agreed to with the shopper; then back to the order, where the papers are. */
export async function exchangeGoods(sent: Shown, state: PressState, form: FormData): Promise<PressState> {
  const locale = localeOf(sent?.locale);
  const [store, order] = [String(sent?.store ?? ""), String(sent?.order ?? "")];
  const quantity = Number(sent?.quantity);
  const name = textOf(form, "collectedBy", 120);
  const receiptNumber = textOf(form, "receiptNumber", 60);
  const method = textOf(form, "method", 20);
  const body = {
    store,
    order,
    lines: [
      {
        lineId: String(sent?.lineId ?? ""),
        quantity,
        condition: textOf(form, "condition", 20),
        reason: textOf(form, "reason", 30),
      },
    ],
    out: [{ sku: String(sent?.sku ?? ""), quantity }],
    expectedDifference: sent?.difference,
    return: textOf(form, "return", 40) || undefined,
    ...(method ? { payment: { method, ...(receiptNumber ? { receiptNumber } : {}) } } : {}),
    ...(name ? { collectedBy: { name, relation: name === sent?.customer ? "customer" : "other" } } : {}),
    ...(form.get("ageChecked") === "on" ? { ageChecked: true } : {}),
    ...(form.get("beyondPolicy") === "on" ? { beyondPolicy: true } : {}),
  };
  const path = `/${locale}/staff/returns`;
  const key = textOf(form, "key", 80) || String(state?.key ?? "");
  const route = `counter:exchange:${store}:${order}`;
  const pressed = await press({ locale, path, route, key, body }, async (tx, ctx) => {
    await exchangeGoodsCommand(ctx, body as Parameters<typeof exchangeGoodsCommand>[1], tx);
  });
  if (pressed.outcome === "done") redirect(`${path}?${new URLSearchParams({ store, order, done: "1" })}`);
  return pressed;
}
