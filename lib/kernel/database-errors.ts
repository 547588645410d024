import { Problem } from "./problem";

/** Postgres's error code of an error or of what caused it; null when it is not the database's. */
export function sqlState(error: unknown): string | null {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === "string") return code;
  }
  return null;
}

function rootMessage(error: unknown): string {
  let message = "";
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) message = e.message;
  return message;
}

const deadlock = "40P01";
const serialization = "40001";

/** Worth trying again: the database chose us as the one to give way. */
export const isTransient = (error: unknown): boolean => {
  const code = sqlState(error);
  return code === deadlock || code === serialization;
};

const unreachable = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"]);

/**
 * Says a database's refusal in the shop's words. A broken rule is a conflict (the rule was the last line of
 * defence); too busy or away is 503 with a time to come back. Anything else stays what it was.
 */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const code = sqlState(error);
  if (code === null) {
    return /timeout exceeded when trying to connect|Connection terminated/i.test(rootMessage(error))
      ? away()
      : error;
  }
  if (code === "23514" || code === "23505") console.warn(`database: a rule held (${rootMessage(error)})`);
  if (code === "23514" || code === "23505" || isTransient(error))
    return new Problem(
      "conflict",
      "state.changed",
      "Somebody else changed this at the same moment. Try again.",
    );
  // 22021, 22P05: text that no database can keep, such as a NUL or half a character.
  if (code === "22021" || code === "22P05")
    return new Problem("invalid", "input.invalid", "Some of the text has characters that cannot be kept.");
  // 57014 statement timeout, 55P03 lock timeout, 53300 too many connections, 57Pxx shutting down, 08xxx connection
  if (
    code === "57014" ||
    code === "55P03" ||
    code === "53300" ||
    /^(57P|08)/.test(code) ||
    unreachable.has(code)
  )
    return away();
  return error;
}

const away = () =>
  new Problem("unavailable", "service.busy", "The shop is busy for a moment. Try again shortly.", {
    retryAfter: 2,
  });
