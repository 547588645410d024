"use server";

import { redirect } from "next/navigation";
import { askedBy } from "@/app/_server/asked";
import { actionLocale } from "@/app/_server/locale";
import { answered } from "@/app/_server/outcome";
import { shopperActionCtx } from "@/app/_server/shopper";
import type { Outcome } from "@/components/shop/form/outcome";
import { db } from "@/db/client";
import { orderAgain } from "@/lib/account/order-again";
import { cartLines } from "@/lib/cart/queries";
import { translator } from "@/lib/i18n/translator";
import { accountRefused } from "./answers";

/** The same again, in `do`: `again:<order number>`. When all of it is in the basket, there it goes on. */
export async function useOrders(asked: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const here = `/${locale}/account`;
  try {
    const ctx = await shopperActionCtx(locale);
    const { added, left } = await orderAgain(ctx, { number: askedBy(form)[1] ?? "" });
    if (left.length > 0) {
      const t = translator(locale, "account.orders");
      const missing = left.map(({ title, why }) => t(`left.${why}`, { title }));
      const units = (await cartLines(db(), ctx)).reduce((sum, line) => sum + line.quantity, 0);
      const message = [t("added", { count: added }), ...missing].join(" ");
      return await answered(here, { tone: added > 0 ? "done" : "refused", message, units });
    }
  } catch (error) {
    return answered(here, accountRefused(locale, error));
  }
  redirect(`/${locale}/cart`);
}
