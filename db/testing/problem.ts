import { expect } from "vitest";
import { Problem } from "@/lib/kernel/problem";

/** The refusal a call ends in. Fails when it succeeds, or breaks in any other way. */
export async function problem(work: Promise<unknown>): Promise<Problem> {
  const outcome = await work.then(
    () => "it was not refused",
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(Problem);
  return outcome as Problem;
}
