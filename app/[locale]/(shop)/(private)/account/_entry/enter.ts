import "server-only";
import { redirect } from "next/navigation";
import { shopperCtx } from "@/app/_server/shopper";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor, Ctx } from "@/lib/kernel/actor";

/** A Ctx whose actor is a customer. */
export type CustomerCtx = Ctx & { actor: Extract<Actor, { kind: "customer" }> };

/**
 * Whose account page it is. Whoever is not signed in is asked to, and comes back here after.
 * @param page what follows `/account`, such as `/addresses`
 */
export async function enter(locale: Locale, page = ""): Promise<CustomerCtx> {
  const ctx = await shopperCtx(locale);
  const { actor } = ctx;
  if (actor.kind === "customer") return { ...ctx, actor };
  const next = new URLSearchParams({ next: `/${locale}/account${page}` });
  redirect(`/${locale}/account/sign-in${page ? `?${next}` : ""}`);
}
