/**
 * Logs an error that nobody foresaw, once, where it is answered. A database driver's error carries the values of the
 * statement, which may be people's names and addresses: only the statement and the cause are kept.
 */
export function logFailure(what: string, error: unknown): void {
  if (error instanceof Error && "query" in error && "params" in error)
    console.error(`${what} failed: ${String(error.query).slice(0, 2000)}`, error.cause);
  else console.error(`${what} failed:`, error);
}
