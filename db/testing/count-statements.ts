import pg from "pg";
import { vi } from "vitest";

/** How many statements some work sends to the database, over every connection, `begin` and `commit` among them. */
export async function countStatements<R>(work: () => Promise<R>): Promise<{ result: R; statements: number }> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    const result = await work();
    return { result, statements: sent.mock.calls.length };
  } finally {
    sent.mockRestore();
  }
}
