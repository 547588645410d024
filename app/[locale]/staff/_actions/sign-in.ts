"use server";

import { signInHere } from "@/app/_server/session";
import type { SignInState } from "@/components/staff/sign-in-form";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { afterSignIn } from "../_entry/after-sign-in";
import { localeOf } from "../_entry/clerk";
import { answeredStep } from "../_entry/said-step";
import { stepPath } from "../_entry/staff-path";
import { problemWords } from "../_view/problem-words";
import { words } from "../_view/words";

/** Signs somebody in and leads on. The refusal is the same whether or not the address is known. */
export async function signIn(
  sent: { locale: string; next: string | null },
  before: SignInState,
  form: FormData,
): Promise<SignInState> {
  const locale = localeOf(sent?.locale);
  const email = String(form.get("email") ?? "").slice(0, 300);
  // Whole, not trimmed or cut: a password is what was typed.
  const password = String(form.get("password") ?? "");
  try {
    await signInHere({ email, password });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (!(problem instanceof Problem)) throw error;
    const t = words(locale);
    const unfinished = problem.code === "input.invalid";
    const tries = (Number(before?.tries) || 0) + 1;
    const message = unfinished ? t("signIn.incomplete") : problemWords(t, problem);
    await answeredStep(stepPath(locale, "", sent?.next), { tries, message, codes: null }, { email });
    return { email, tries, message };
  }
  return afterSignIn(locale, sent?.next);
}
