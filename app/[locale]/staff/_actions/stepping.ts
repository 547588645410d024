"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { actionCtx } from "@/app/_server/adapters";
import { currentSessionId, keepSession, standingHere } from "@/app/_server/session";
import { deviceToken } from "@/app/_server/shared-device";
import type { StepState } from "@/components/staff/step-state";
import type { Locale } from "@/lib/i18n/locales";
import { enrolSecondFactor } from "@/lib/identity/enrol-second-factor";
import { lockScreen, unlockScreen } from "@/lib/identity/lock-screen";
import { showSecondFactor } from "@/lib/identity/show-second-factor";
import { switchPerson } from "@/lib/identity/switch-person";
import type { Ctx } from "@/lib/kernel/actor";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { localeOf } from "../_entry/clerk";
import { answeredStep } from "../_entry/said-step";
import { pathAfterSignIn, signInPath, stepPath } from "../_entry/staff-path";
import { problemWords } from "../_view/problem-words";
import { words } from "../_view/words";
import { textOf } from "./form";

type Way = { locale: string; next?: string | null };

const stepCtx = (locale: Locale): Promise<Ctx> => actionCtx({ locale, channel: "staff" });

/**
 * What is refused comes back in words; a sign-in that is over leads to the sign-in page.
 * @param path of the step's page; null for a step that no page stands for
 */
async function refused(
  locale: Locale,
  before: StepState,
  thrown: unknown,
  path: string | null,
): Promise<StepState> {
  const error = translateDatabaseError(thrown);
  if (!(error instanceof Problem)) throw error;
  if (error.code === "auth.required") redirect(signInPath(locale, undefined, "ended"));
  const state = {
    tries: (Number(before?.tries) || 0) + 1,
    message: problemWords(words(locale), error),
    codes: null,
  };
  return path ? answeredStep(path, state) : state;
}

const secondFactorPath = (locale: Locale, sent: Way): string =>
  stepPath(locale, "/second-factor", sent?.next);

/** The second step of signing in. */
export async function showCode(sent: Way, before: StepState, form: FormData): Promise<StepState> {
  const locale = localeOf(sent?.locale);
  const ctx = await stepCtx(locale);
  const sessionId = (await currentSessionId()) ?? "";
  try {
    await showSecondFactor(ctx, { sessionId, code: textOf(form, "code", 40) });
  } catch (error) {
    return refused(locale, before, error, secondFactorPath(locale, sent));
  }
  redirect(pathAfterSignIn(sent?.next, locale));
}

/** The first code of an app: from then on it counts. The recovery codes are in the answer, and nowhere else. */
export async function enrolCode(sent: Way, before: StepState, form: FormData): Promise<StepState> {
  const locale = localeOf(sent?.locale);
  const ctx = await stepCtx(locale);
  const sessionId = (await currentSessionId()) ?? "";
  const path = secondFactorPath(locale, sent);
  let codes: string[];
  try {
    const code = textOf(form, "code", 20);
    codes = (await enrolSecondFactor(ctx, { sessionId, code })).recoveryCodes;
  } catch (error) {
    return refused(locale, before, error, path);
  }
  return answeredStep(path, { tries: 0, message: null, codes });
}

/** Somebody takes over the shared device in front of them; the same person comes back to their locked sign-in. */
export async function enterPin(
  sent: Way & { person: string },
  before: StepState,
  form: FormData,
): Promise<StepState> {
  const locale = localeOf(sent?.locale);
  const ctx = await stepCtx(locale);
  const device = (await deviceToken()) ?? "none";
  const pin = textOf(form, "pin", 20);
  const person = String(sent?.person ?? "");
  const [id, standing] = [await currentSessionId(), await standingHere()];
  try {
    if (id && standing?.kind === "locked" && standing.userId === person)
      await unlockScreen(ctx, { device, sessionId: id, pin });
    else {
      const userAgent = (await headers()).get("user-agent") ?? "";
      await keepSession(await switchPerson(ctx, { device, userId: person, pin, before: id, userAgent }));
    }
  } catch (error) {
    return refused(locale, before, error, stepPath(locale, "", sent?.next, { person }));
  }
  redirect(pathAfterSignIn(sent?.next, locale));
}

/** Hands the device to whoever comes next: nobody is at it until a PIN is typed. */
export async function handOnDevice(sent: Way): Promise<void> {
  const locale = localeOf(sent?.locale);
  const ctx = await stepCtx(locale);
  const sessionId = await currentSessionId();
  if (sessionId) await lockScreen(ctx, { sessionId });
  redirect(stepPath(locale, "", sent?.next));
}

/** Nobody has touched the device for a while. The page stays as it is, behind its lock. */
export async function lockHere(sent: Way): Promise<void> {
  const ctx = await stepCtx(localeOf(sent?.locale));
  const sessionId = await currentSessionId();
  if (sessionId) await lockScreen(ctx, { sessionId });
}

/** The PIN of whoever was at it opens the page again, with all that was typed. */
export async function unlockHere(sent: Way, before: StepState, form: FormData): Promise<StepState> {
  const locale = localeOf(sent?.locale);
  const ctx = await stepCtx(locale);
  const [device, sessionId] = [(await deviceToken()) ?? "none", (await currentSessionId()) ?? ""];
  try {
    await unlockScreen(ctx, { device, sessionId, pin: textOf(form, "pin", 20) });
    return { tries: (Number(before?.tries) || 0) + 1, message: null, codes: [] };
  } catch (error) {
    return refused(locale, before, error, null);
  }
}
