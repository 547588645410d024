"use server";

import { askedBy } from "@/app/_server/asked";
import { forgetAskedCode } from "@/app/_server/asked-code";
import { actionLocale } from "@/app/_server/locale";
import { answered, refused } from "@/app/_server/outcome";
import { shopperActionCtx } from "@/app/_server/shopper";
import type { Outcome } from "@/components/shop/form/outcome";
import { db } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { Problem } from "@/lib/kernel/problem";
import { orderByToken } from "@/lib/orders/queries";
import { changeByForm, type Said, typedAbout } from "./asked-changes";
import { askPersonCode, typedPersonCode, wrongPersonCode } from "./person-code";

/**
 * What whoever has an order's link can say about it, in `do`: `<verb>:<pickup>`, with what the fields of that pickup
 * say, or `cancel` for all of it. The link is the permission. Enter in a field asks for what the field is about.
 */
export async function changeOrder(asked: string, token: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const bearer = String(token).slice(0, 200);
  const path = `/${locale}/orders/${encodeURIComponent(bearer)}`;
  try {
    const ctx = await shopperActionCtx(locale, bearer);
    const { number } = await orderByToken(db(), bearer);
    const pressed = askedBy(form);
    const [verb = "", pickup = "", ...more] = pressed[0] === "typed" ? typedAbout(form) : pressed;
    const of = { number, id: pickup };
    if (verb === "code") return await answered(path, await askPersonCode(ctx, path, of, form));
    const proof = await typedPersonCode(path, pickup, form);
    try {
      await changeByForm(ctx, of, verb, more, form, proof);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "pickup.proof_required") throw error;
      return await answered(path, await askPersonCode(ctx, path, of, form));
    }
    if (proof) await forgetAskedCode();
    return await answered(path, { tone: "done", message: translator(locale, "order.said")(verb as Said) });
  } catch (error) {
    if (error instanceof Problem && error.code === "auth.wrong_code")
      return answered(path, wrongPersonCode(locale, error, form));
    const gone = error instanceof Problem && error.code === "reservation.insufficient_stock";
    const words = gone ? { message: translator(locale, "order.refused")("gone") } : {};
    return answered(path, refused(locale, error, words));
  }
}
