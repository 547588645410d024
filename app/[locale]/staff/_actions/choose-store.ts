"use server";

import { redirect } from "next/navigation";
import { rememberCounter } from "@/app/_server/counter-store";
import { clerkActionCtx, localeOf, storesOf } from "../_entry/clerk";
import { textOf } from "./form";

/** Goes to another of one's stores' counters, and opens there next time on this device. */
export async function chooseStore(sent: { locale: string }, form: FormData): Promise<void> {
  const locale = localeOf(sent?.locale);
  const ctx = await clerkActionCtx(locale, `/${locale}/staff`);
  const slug = textOf(form, "store", 60);
  const store = (await storesOf(ctx)).find((s) => s.slug === slug);
  if (store) await rememberCounter(store.slug);
  redirect(store ? `/${locale}/staff?store=${store.slug}` : `/${locale}/staff`);
}
