"use server";

import { refresh } from "next/cache";
import { actionLocale } from "@/app/_server/locale";
import { namedShopper, shopperActionCtx } from "@/app/_server/shopper";
import { removeWish } from "@/lib/wishes/remove-wish";

/** Takes the product whose button was pressed off the list. */
export async function takeOffList(asked: string, form: FormData): Promise<void> {
  const { shopper } = await namedShopper(await shopperActionCtx(actionLocale(asked)));
  await removeWish(shopper, { product: String(form.get("product") ?? "") });
  refresh();
}
