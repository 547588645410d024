"use server";

import { askedBy } from "@/app/_server/asked";
import { actionLocale } from "@/app/_server/locale";
import { answered, refused } from "@/app/_server/outcome";
import { shopperActionCtx } from "@/app/_server/shopper";
import type { Outcome } from "@/components/shop/form/outcome";
import { db } from "@/db/client";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { translator } from "@/lib/i18n/translator";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { orderByToken } from "@/lib/orders/queries";
import { sayArrived, sayOnMyWay } from "@/lib/pickup/arrival";

/**
 * What whoever has an order's link can say about it, in `do`: `way:<pickup>`, `here:<pickup>` with what its fields
 * `bay.<pickup>` and `note.<pickup>` say, `cancel`. The link is the permission.
 */
export async function changeOrder(asked: string, token: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const bearer = String(token).slice(0, 200);
  const path = `/${locale}/orders/${encodeURIComponent(bearer)}`;
  try {
    const ctx = await shopperActionCtx(locale, bearer);
    const { number } = await orderByToken(db(), bearer);
    const [verb = "", pickup = ""] = askedBy(form);
    await change(ctx, number, verb, pickup, form);
    const message = translator(locale, "order.said")(verb as "way" | "here" | "cancel");
    return await answered(path, { tone: "done", message });
  } catch (error) {
    return answered(path, refused(locale, error));
  }
}

async function change(ctx: Ctx, number: string, verb: string, id: string, form: FormData): Promise<void> {
  switch (verb) {
    case "way":
      return sayOnMyWay(ctx, { number, id });
    case "here":
      return sayArrived(ctx, { number, id, ...said(form, "bay", id, 40), ...said(form, "note", id, 200) });
    case "cancel":
      return cancelOrder(ctx, { number });
    default:
      throw new Problem("invalid", "input.invalid", "Nothing on the page asks for this.");
  }
}

function said<N extends string>(form: FormData, name: N, id: string, most: number): { [K in N]?: string } {
  const value = form.get(`${name}.${id}`);
  const text = typeof value === "string" ? value.trim().slice(0, most) : "";
  return (text ? { [name]: text } : {}) as { [K in N]?: string };
}
