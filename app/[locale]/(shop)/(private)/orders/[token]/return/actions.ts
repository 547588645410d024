"use server";

import { askedBy } from "@/app/_server/asked";
import { actionLocale } from "@/app/_server/locale";
import { answered, refused } from "@/app/_server/outcome";
import { shopperActionCtx } from "@/app/_server/shopper";
import type { Outcome } from "@/components/shop/form/outcome";
import { db } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { Problem } from "@/lib/kernel/problem";
import { orderByToken } from "@/lib/orders/queries";
import { requestReturn } from "@/lib/returns/request-return";
import { withdrawReturn } from "@/lib/returns/withdraw-return";

/**
 * What whoever has an order's link says about bringing things back, in `do`: `ask` with what the fields say, or
 * `keep:<return>`. The link is the permission.
 */
export async function bringBack(asked: string, token: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const bearer = String(token).slice(0, 200);
  const path = `/${locale}/orders/${encodeURIComponent(bearer)}/return`;
  const t = translator(locale, "order.back");
  try {
    const ctx = await shopperActionCtx(locale, bearer);
    const { number } = await orderByToken(db(), bearer);
    const [verb, id = ""] = askedBy(form, "ask");
    if (verb === "keep") await withdrawReturn(ctx, { id });
    else await requestReturn(ctx, { number, lines: linesOf(form) } as Parameters<typeof requestReturn>[1]);
    return await answered(path, { tone: "done", message: t(`said.${verb === "keep" ? "keep" : "ask"}`) });
  } catch (error) {
    const message = error instanceof Problem ? wordsOf(t, error.code) : undefined;
    return answered(path, refused(locale, error, message ? { message } : {}));
  }
}

/** Of the lines that were shown, those with a number in their field. */
function linesOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return form
    .getAll("line")
    .slice(0, 50)
    .map((line) => String(line).slice(0, 60))
    .map((lineId) => ({
      lineId,
      quantity: /^\d{1,3}$/.test(text(`quantity-${lineId}`)) ? Number(text(`quantity-${lineId}`)) : 0,
      reason: text("reason"),
    }))
    .filter(({ quantity }) => quantity > 0);
}

type Words = ReturnType<typeof translator<"order.back">>;

function wordsOf(t: Words, code: string): string | undefined {
  const key = `refused.${code}` as Parameters<Words>[0];
  return t.has(key) ? t(key) : undefined;
}
