import "server-only";
import { cookies } from "next/headers";
import { db } from "@/db/client";
import { joinAccount } from "@/lib/account/join-account";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { changeProfile } from "@/lib/identity/change-profile";
import { profileOf } from "@/lib/identity/queries";
import { actorOfSession } from "@/lib/identity/sessions";
import { ownHolder } from "@/lib/inventory/holder";
import type { Ctx } from "@/lib/kernel/actor";
import { keepAsideNote } from "./aside-note";
import { keepCheckout, readCheckout } from "./checkout-state";
import { storeCookie, storeCookieOptions } from "./store-cookie";
import { visitorCookie, visitorIdOf } from "./visitor";

export type Welcome = {
  /** Whether it is somebody who works here, whose sign-in brings nothing together. */
  staff: boolean;
  /** Guest's orders that joined the account just now. */
  orders: number;
  /** The language the person chose for everything, else the page's. */
  locale: Locale;
};

/**
 * What follows on every way of signing in: basket, holds, wishes and guest's orders come together, a checkout under way
 * goes on, and the chosen store follows the person. Only in server actions and route handlers.
 * @param before who the browser was a moment ago
 * @param sessionId of the sign-in that has begun
 */
export async function welcome(before: Ctx, sessionId: string, locale: Locale): Promise<Welcome> {
  const jar = await cookies();
  const actor = await actorOfSession(db(), sessionId);
  if (actor?.kind !== "customer") return { staff: actor !== null, orders: 0, locale };
  const ctx: Ctx = { ...before, actor };
  const visitor = visitorIdOf(jar.get(visitorCookie)?.value);
  const checkout = await readCheckout({ ...before, actor: { kind: "visitor", id: visitor } });
  const { orders, aside } = await joinAccount(ctx, { visitor });
  if (aside > 0) await keepAsideNote(aside);
  if (checkout) await keepCheckout({ ...checkout, shopper: ownHolder(actor) ?? "" });
  const profile = await profileOf(db(), actor.id);
  await bringStore(ctx, profile?.store ?? null);
  return { staff: false, orders, locale: isLocale(profile?.locale) ? profile.locale : locale };
}

/** The account's store on this device; an account without one takes this device's. */
async function bringStore(ctx: Ctx, store: string | null): Promise<void> {
  const jar = await cookies();
  const here = jar.get(storeCookie)?.value;
  if (store) jar.set(storeCookie, store, storeCookieOptions());
  else if (here) await changeProfile(ctx, { store: here }).catch(notAStore);
}

/** A cookie may hold anything; one that names no store brings nothing. */
function notAStore(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "store.not_found")) throw error;
}
