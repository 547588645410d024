"use server";

import { headers } from "next/headers";
import { actionCtx } from "@/app/_server/adapters";
import { keepSession } from "@/app/_server/session";
import { deviceToken } from "@/app/_server/shared-device";
import type { StepState } from "@/components/staff/step-state";
import { acceptInvitation } from "@/lib/identity/accept-invitation";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { afterSignIn } from "../_entry/after-sign-in";
import { localeOf } from "../_entry/clerk";
import { answeredStep } from "../_entry/said-step";
import { joinPath } from "../_entry/staff-path";
import { problemWords } from "../_view/problem-words";
import { words } from "../_view/words";

/** Somebody follows the link from their mail, chooses a password and is signed in. */
export async function join(
  sent: { locale: string; token: string },
  before: StepState,
  form: FormData,
): Promise<StepState> {
  const locale = localeOf(sent?.locale);
  const ctx = await actionCtx({ locale, channel: "staff" });
  // Whole, not trimmed or cut: a password is what was typed.
  const password = String(form.get("password") ?? "");
  const [userAgent, device] = [(await headers()).get("user-agent") ?? "", await deviceToken()];
  try {
    const typed = { token: String(sent?.token ?? ""), password, userAgent };
    await keepSession(await acceptInvitation(ctx, { ...typed, ...(device ? { device } : {}) }));
  } catch (thrown) {
    const error = translateDatabaseError(thrown);
    if (!(error instanceof Problem)) throw error;
    const tries = (Number(before?.tries) || 0) + 1;
    const state = { tries, message: problemWords(words(locale), error), codes: null };
    return answeredStep(joinPath(locale, String(sent?.token ?? "")), state);
  }
  return afterSignIn(locale, null);
}
