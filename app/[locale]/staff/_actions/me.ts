"use server";

import { redirect } from "next/navigation";
import type { StepState } from "@/components/staff/step-state";
import { wantSecondFactor as wantSecondFactorCommand } from "@/lib/identity/enrol-second-factor";
import { setPin as setPinCommand } from "@/lib/identity/set-pin";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { clerkActionCtx, localeOf } from "../_entry/clerk";
import { stepPath } from "../_entry/staff-path";
import { problemWords } from "../_view/problem-words";
import { words } from "../_view/words";
import { textOf } from "./form";

/** Somebody's own PIN, with their password. */
export async function setPin(
  sent: { locale: string },
  before: StepState,
  form: FormData,
): Promise<StepState> {
  const locale = localeOf(sent?.locale);
  const ctx = await clerkActionCtx(locale, `/${locale}/staff/me`);
  const password = String(form.get("password") ?? "");
  const tries = (Number(before?.tries) || 0) + 1;
  try {
    await setPinCommand(ctx, { password, pin: textOf(form, "newPin", 20) });
    return { tries, message: null, codes: [] };
  } catch (thrown) {
    const error = translateDatabaseError(thrown);
    if (!(error instanceof Problem)) throw error;
    const trivial = error.code === "input.invalid" ? { ...error, code: "pin.trivial" } : error;
    return { tries, message: problemWords(words(locale), trivial), codes: null };
  }
}

/** Leads to taking an authenticator app in. */
export async function wantSecondFactor(sent: { locale: string }): Promise<void> {
  const locale = localeOf(sent?.locale);
  const path = `/${locale}/staff/me`;
  await wantSecondFactorCommand(await clerkActionCtx(locale, path), {});
  redirect(stepPath(locale, "/second-factor", path));
}
