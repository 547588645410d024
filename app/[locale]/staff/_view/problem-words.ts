import type { Problem } from "@/lib/kernel/problem";
import type { Words } from "./words";

/** A refusal in the reader's words. */
export function problemWords(t: Words, problem: Pick<Problem, "code" | "details">): string {
  const key = `problem.${problem.code}` as Parameters<Words>[0];
  if (!t.has(key)) return t("problem.unknown");
  const { retryAfter, ageLimit, lines, missing } = problem.details;
  const speak = t as unknown as (key: string, values: Record<string, string | number>) => string;
  return speak(key, {
    minutes: Math.max(1, Math.ceil((typeof retryAfter === "number" ? retryAfter : 60) / 60)),
    ageLimit: typeof ageLimit === "number" ? ageLimit : 18,
    count: Array.isArray(lines) ? lines.length : 1,
    missing: typeof missing === "number" ? missing : 1,
  });
}
