import { z } from "zod";
import { Problem } from "@/lib/kernel/problem";

/** A cursor is opaque to callers: where a page ended, as JSON in base64url. */
export const writeCursor = (place: unknown): string =>
  Buffer.from(JSON.stringify(place)).toString("base64url");

/** Reads what `writeCursor` wrote. Throws `input.invalid` at `/cursor` for anything else. */
export function readCursor<T extends z.ZodType>(place: T, cursor: string): z.output<T> {
  const parsed = place.safeParse(jsonIn(cursor));
  if (parsed.success) return parsed.data;
  throw new Problem("invalid", "input.invalid", "Some of the input cannot be used.", {
    errors: [{ pointer: "/cursor", code: "invalid_cursor", detail: "is not a cursor of this list" }],
  });
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

const name = z.tuple([z.string()]);

/**
 * A page of a list that is whole in memory, continued after the row of that name; one that is gone by now ends it.
 * Without a limit all of it.
 */
export function pageOf<T>(
  rows: readonly T[],
  ask: { limit?: number | undefined; cursor?: string | undefined },
  nameOf: (row: T) => string,
): { data: T[]; nextCursor: string | null } {
  const [after] = ask.cursor === undefined ? [] : readCursor(name, ask.cursor);
  const found = rows.findIndex((row) => nameOf(row) === after);
  const from = after === undefined ? 0 : found < 0 ? rows.length : found + 1;
  const data = rows.slice(from, ask.limit === undefined ? undefined : from + ask.limit);
  const last = data.at(-1);
  return { data, nextCursor: last && from + data.length < rows.length ? writeCursor([nameOf(last)]) : null };
}
