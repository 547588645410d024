import { busyForAMoment, Problem } from "./problem";

/**
 * An error and what caused it, outermost first. Drivers say the cause in ways of their own: a query's error has it as
 * `cause`, a lost WebSocket is an event with the error inside, and a host with several addresses gives one for each.
 */
function causes(error: unknown): object[] {
  const found: object[] = [];
  for (let e = error; typeof e === "object" && e !== null && found.length < 5; e = within(e)) found.push(e);
  return found;
}

const within = (e: { cause?: unknown; error?: unknown; errors?: unknown }): unknown =>
  e.cause ?? e.error ?? (Array.isArray(e.errors) ? e.errors[0] : undefined);

/** Postgres's or the network's code of an error or of what caused it; null when there is none. */
export function sqlState(error: unknown): string | null {
  for (const { code } of causes(error) as { code?: unknown }[]) if (typeof code === "string") return code;
  return null;
}

const rootMessage = (error: unknown): string =>
  String((causes(error).at(-1) as { message?: unknown } | undefined)?.message ?? "");

const deadlock = "40P01";
const serialization = "40001";

/** A rule of a counter that others move as well. */
const counterRule = /^(stock_levels|pickup_windows)_/;

/**
 * Worth trying again: the database chose us as the one to give way, or judged a counter as it was before somebody's
 * commit – an UPDATE holds its new row against the rules before it looks whether the old one is still the newest.
 */
export const isTransient = (error: unknown): boolean => {
  const code = sqlState(error);
  return code === deadlock || code === serialization || (code === "23514" && counterRule.test(ruleOf(error)));
};

/** The name of the rule that an error says was broken; empty when it says none. */
const ruleOf = (error: unknown): string =>
  String(
    (causes(error) as { constraint?: unknown }[]).find((e) => typeof e.constraint === "string")?.constraint ??
      "",
  );

/**
 * The database is away, or too busy for this: statement and lock timeout, a transaction that was idle for too long,
 * too many connections, stopping and starting, trouble with the connection, and the network's own words for it.
 */
const awayCode =
  /^(57014|55P03|25P03|53300|57P0.|08...|ECONN\w+|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** The same from drivers that give no code: no connection to be had in time, one lost, one lost earlier. */
const awayWords =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|WebSocket was closed before|Unexpected server response/;

/**
 * Says a database's refusal in the shop's words. A broken rule is a conflict (the rule was the last line of
 * defence); too busy or away is 503 with a time to come back. Anything else stays what it was.
 */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const code = sqlState(error);
  if (code === null) return awayWords.test(rootMessage(error)) ? away(error) : error;
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
  return awayCode.test(code) ? away(error) : error;
}

let saidAt = 0;

/** The caller need not know why; whoever runs the shop does, once a second, not for each of a crowd. */
function away(error: unknown): Problem {
  if (Date.now() - saidAt > 1_000) {
    saidAt = Date.now();
    console.warn(`database: away, or too busy (${rootMessage(error)})`);
  }
  return busyForAMoment();
}
