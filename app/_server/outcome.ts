import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { Outcome } from "@/components/shop/form/outcome";
import { translator } from "@/lib/i18n/translator";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { logFailure } from "./log-failure";

type Refusals = ReturnType<typeof translator<"checkout.refused">>;

/** A refusal in the reader's words. What nobody foresaw is logged and says nothing of itself. */
export function refusalWords(locale: string, error: unknown): string {
  const known = translateDatabaseError(error);
  if (known instanceof Problem) return wordsOf(locale, known.code, Number(known.details.max ?? 0));
  logFailure("shop page", error);
  return translator(locale, "checkout.refused")("other");
}

/** The words of a refusal that is known by its code alone, such as one that came along in an address. */
export function wordsOf(locale: string, code: string, max = 0): string {
  const t = translator(locale, "checkout.refused");
  const key = code as Parameters<Refusals>[0];
  return t.has(key) ? t(key, { max }) : t("other");
}

/** Turns what an action threw into what its form shows. */
export function refused(locale: string, error: unknown, more: Partial<Outcome> = {}): Outcome {
  unstable_rethrow(error);
  return { tone: "refused", message: refusalWords(locale, error), ...more };
}

/**
 * Shows the page anew after a change. A page that scripts drive is made again in the same answer and gets the outcome;
 * one that was sent as a plain form is fetched again, so that reloading it does not send the form twice.
 */
export async function shown(path: string, outcome: Outcome): Promise<Outcome> {
  if (!(await headers()).has("next-action")) redirect(path);
  refresh();
  return outcome;
}
