import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "./actor";

/** Whose a basket or a list is: a signed-in customer's, or that of whoever carries the visitor cookie. The other is null. */
export type Shopper = { visitor: string | null; customer: string | null };

/** Whom an actor shops as; null for a visitor without a cookie, and for staff and servers, who keep nothing here. */
export function shopperOf(actor: Actor): Shopper | null {
  if (actor.kind === "customer") return { visitor: null, customer: actor.id };
  if (actor.kind === "visitor" && actor.id) return { visitor: actor.id, customer: null };
  return null;
}

export const mayShop = (actor: Actor): boolean => shopperOf(actor) !== null;

/** Row scope of a table with `visitor_hash` and `customer_id`, under its alias in the statement: the shopper's own. */
export const ownedBy = (alias: "c" | "w", shopper: Shopper): SQL =>
  shopper.customer
    ? sql`${sql.raw(alias)}.customer_id = ${shopper.customer}::uuid`
    : sql`${sql.raw(alias)}.visitor_hash = ${shopper.visitor}`;
