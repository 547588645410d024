import "server-only";
import { refresh } from "next/cache";
import { cookies, headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { Outcome } from "@/components/shop/form/outcome";
import { translator } from "@/lib/i18n/translator";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { seal, unseal } from "@/lib/kernel/secrets";
import { logFailure } from "./log-failure";
import { ownCookie } from "./own-cookie";

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

const cookie = "aisle_said";
const secondsKept = 60;

/**
 * Answers a sent form. A page that scripts drive gets the outcome and, after a change, is made anew in the same answer.
 * One that was sent as a plain form is sent on to itself, so that reloading it sends nothing twice; what there is to
 * say travels in a sealed cookie, since the framework loses it between a page made ahead and one made now.
 * @param path of the form's page
 * @param form tells the form from others of its page
 */
export async function answered(path: string, outcome: Outcome, form = ""): Promise<Outcome> {
  if ((await headers()).has("next-action")) {
    if (outcome.tone === "done") refresh();
    return outcome;
  }
  return answeredAnew(path, outcome, form);
}

/** The same for a form that may be gone with what it did: its page is opened anew and says itself what came of it. */
export async function answeredAnew(path: string, outcome: Outcome, form = ""): Promise<never> {
  (await cookies()).set(cookie, seal(JSON.stringify({ path, outcome, form })), ownCookie(secondsKept));
  redirect(`${path}${path.includes("?") ? "&" : "?"}said`);
}

/**
 * What came of the form that this page was sent with; null when it was just opened.
 * @param said the page's search parameter of that name
 * @param form as it was given to `answered`
 */
export async function saidBefore(
  path: string,
  said: string | string[] | undefined,
  form = "",
): Promise<Outcome | null> {
  const sealed = said === undefined ? undefined : (await cookies()).get(cookie)?.value;
  if (!sealed) return null;
  try {
    const kept = JSON.parse(unseal(sealed)) as { path: string; outcome: Outcome; form: string };
    return kept.path === path && kept.form === form ? kept.outcome : null;
  } catch {
    // Sealed under an earlier secret, or tampered with: there is nothing to say.
    return null;
  }
}
