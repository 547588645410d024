import { unstable_rethrow } from "next/navigation";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import type { StoredAnswer } from "@/lib/kernel/idempotency";
import { Problem, type ProblemKind } from "@/lib/kernel/problem";
import { logFailure } from "./log-failure";

// The one place where a refusal becomes HTTP: RFC 9457 problem details.

const titles: Record<ProblemKind, string> = {
  invalid: "The input cannot be used",
  malformed: "The request cannot be read",
  unauthenticated: "Who is asking is not known",
  declined: "The payment was declined",
  forbidden: "Not allowed",
  not_found: "Not found",
  conflict: "Not possible as things are",
  too_large: "The request is too large",
  limited: "Too many requests",
  unavailable: "Not available right now",
};

/** A refusal as status and problem+json body; its details stand beside the standard members. */
export function problemAnswer(problem: Problem): StoredAnswer {
  const { code, kind, message, details, status } = problem;
  return { status, body: { ...details, ...members(code, titles[kind], status, message) } };
}

const members = (code: string, title: string, status: number, detail: string) => ({
  // A tag URI (RFC 4151): names the kind of problem without promising a page about it.
  type: `tag:aisle.example,2026:${code}`,
  title,
  status,
  code,
  detail,
});

/**
 * Whatever was thrown, as an answer. Unknown errors say nothing to the caller and are logged, once, here.
 * @param what names the call in the log.
 */
export function answerToError(error: unknown, what: string): Response {
  // The framework's own signals, such as the end of a prerender, are not ours to answer.
  unstable_rethrow(error);
  const known = translateDatabaseError(error);
  if (known instanceof Problem) return jsonResponse(problemAnswer(known));
  logFailure(what, error);
  const detail = "Something went wrong on our side. It has been noted.";
  return jsonResponse({ status: 500, body: members("internal", "Something went wrong", 500, detail) });
}

/** An answer as a response that no cache keeps. */
export function jsonResponse(answer: StoredAnswer, more: Record<string, string> = {}): Response {
  const headers = new Headers({ "Cache-Control": "private, no-store", ...more });
  if (answer.status === 204) return new Response(null, { status: 204, headers });
  headers.set("Content-Type", answer.status >= 400 ? "application/problem+json" : "application/json");
  if (answer.status === 401) headers.set("WWW-Authenticate", 'Bearer realm="aisle"');
  const wait = (answer.body as { retryAfter?: unknown } | null)?.retryAfter;
  if (answer.status >= 400 && typeof wait === "number") headers.set("Retry-After", String(Math.ceil(wait)));
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
}
