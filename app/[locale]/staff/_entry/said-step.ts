import { headers } from "next/headers";
import { answeredAnew, saidBefore } from "@/app/_server/outcome";
import type { StepState } from "@/components/staff/step-state";

// A form that was sent before its page was alive has its answer carried over to the page that is opened anew.

/**
 * Answers a step of signing in.
 * @param path of the step's page
 * @param typed what stands in the form again
 */
export async function answeredStep(
  path: string,
  state: StepState,
  typed: Record<string, string> = {},
): Promise<StepState> {
  if ((await headers()).has("next-action")) return state;
  return answeredAnew(path, {
    tone: state.message === null ? "done" : "refused",
    message: state.message ?? "",
    typed,
    shown: state.codes ? { codes: state.codes.join(" ") } : {},
  });
}

/** What came of a step that its page was sent with, and what was typed; null when it was just opened. */
export async function saidStep(
  path: string,
  said: string | string[] | undefined,
): Promise<{ state: StepState; typed: Record<string, string> } | null> {
  const outcome = await saidBefore(path, said);
  if (!outcome) return null;
  const { message, shown, typed = {} } = outcome;
  return { state: { tries: 1, message: message || null, codes: shown?.codes?.split(" ") ?? null }, typed };
}
