import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { Outcome } from "@/components/shop/form/outcome";
import { translator } from "@/lib/i18n/translator";
import { Problem } from "@/lib/kernel/problem";
import { logFailure } from "./log-failure";

type Refusals = ReturnType<typeof translator<"checkout.refused">>;

/** A refusal in the reader's words. What nobody foresaw is logged and says nothing of itself. */
export function refusalWords(locale: string, error: unknown): string {
  const t = translator(locale, "checkout.refused");
  if (!(error instanceof Problem)) {
    logFailure("shop page", error);
    return t("other");
  }
  const code = error.code as Parameters<Refusals>[0];
  return t.has(code) ? t(code, { max: Number(error.details.max ?? 0) }) : t("other");
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
