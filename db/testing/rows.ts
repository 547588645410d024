import { sql } from "drizzle-orm";
import { db, rowsOf, type Tx } from "../client";

/** What the database says to a statement in a test's own words: `await rows<{ n: number }>`select …``. */
export const rows = <R>(text: TemplateStringsArray, ...values: unknown[]): Promise<R[]> =>
  rowsIn(db())<R>(text, ...values);

/** The same inside a transaction. */
export const rowsIn =
  (tx: Tx) =>
  async <R>(text: TemplateStringsArray, ...values: unknown[]): Promise<R[]> =>
    rowsOf<R>(await tx.execute(sql(text, ...values)));
