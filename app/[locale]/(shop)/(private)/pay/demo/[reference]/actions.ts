"use server";

import { notFound, redirect } from "next/navigation";
import { actionLocale } from "@/app/_server/locale";
import { shopperActionCtx } from "@/app/_server/shopper";
import { confirmDemo } from "@/lib/payments/providers/demo/confirm";

/** What somebody says on their bank's page; it sends them back to the shop, whatever they said. */
export async function answerBank(asked: string, reference: string, form: FormData): Promise<void> {
  await shopperActionCtx(actionLocale(asked));
  const back = await confirmDemo(String(reference).slice(0, 100), form.get("answer") === "yes");
  if (back === null) notFound();
  redirect(back);
}
