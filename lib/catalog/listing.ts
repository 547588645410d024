import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isId } from "@/lib/kernel/id";
import { subtreeOf } from "./departments";
import { type ProductCard, readCards } from "./product-card";

export const listingPage = 24;

export type Listing = {
  products: ProductCard[];
  /** Where the next page begins; null at the end. */
  next: string | null;
};

type Place = { position: number; id: string };

const writeCursor = ({ position, id }: Place): string =>
  Buffer.from(JSON.stringify([position, id])).toString("base64url");

/** Reads a cursor that `listing` gave; null for anything else. */
export function readCursor(cursor: string): Place | null {
  if (cursor.length > 120) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [position, id] = value as unknown[];
    return Number.isSafeInteger(position) && typeof id === "string" && isId(id)
      ? { position: position as number, id }
      : null;
  } catch {
    return null;
  }
}

/**
 * The products of a department and of all under it in the shop's order, a page at a time, continued after a key and never by offset.
 * One statement.
 */
export async function listing(
  tx: Tx,
  ask: { locale: string; department: string; after?: Place | null },
): Promise<Listing> {
  const after = ask.after
    ? sql` and (p.position, p.id) > (${ask.after.position}, ${ask.after.id}::uuid)`
    : sql``;
  const cards = await readCards(
    tx,
    ask.locale,
    sql`p.department_id in ${subtreeOf(ask.department)}${after}`,
    sql`p.position, p.id`,
    listingPage + 1,
  );
  const page = cards.slice(0, listingPage);
  const last = page.at(-1);
  return { products: page, next: cards.length > listingPage && last ? writeCursor(last) : null };
}
