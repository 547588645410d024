import "server-only";
import { redirect } from "next/navigation";
import { standingHere } from "@/app/_server/session";
import type { Locale } from "@/lib/i18n/locales";
import { pathAfterSignIn, stepPath } from "./staff-path";

/**
 * Leads on from a password that was right: to where somebody wanted, or to their second factor. Straight, since a page
 * that leads elsewhere does so by script. Only in server actions.
 */
export async function afterSignIn(locale: Locale, next: unknown): Promise<never> {
  const standing = await standingHere();
  const step = standing?.kind === "second_factor";
  redirect(step ? stepPath(locale, "/second-factor", next) : pathAfterSignIn(next, locale));
}
