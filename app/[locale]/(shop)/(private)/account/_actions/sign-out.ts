"use server";

import { redirect } from "next/navigation";
import { forgetCheckout } from "@/app/_server/checkout-state";
import { actionLocale } from "@/app/_server/locale";
import { signOutHere } from "@/app/_server/session";

/** Ends the sign-in at once, here and wherever its cookie was copied to. */
export async function signOut(asked: string): Promise<void> {
  const locale = actionLocale(asked);
  await signOutHere();
  // What was typed there is the customer's, and the next one at this browser may be somebody else.
  await forgetCheckout();
  redirect(`/${locale}/account/sign-in?left`);
}
