import { type SQL, sql } from "drizzle-orm";

/**
 * An instant as RFC 3339 text in UTC, cut to the millisecond, so that it reads the same in a JSON document built by
 * the database as anywhere else.
 * @param column ours, never a caller's: it stands in the statement as it is.
 */
export const isoInstant = (column: string): SQL =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
