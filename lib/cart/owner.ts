import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/kernel/actor";

/** Whose basket it is: a signed-in customer's, or that of whoever carries the visitor cookie. */
export type CartOwner = { visitorHash: string } | { customerId: string };

/** The owner an actor shops as; null for a visitor without a cookie, and for staff and servers, who have no basket. */
export function ownerOf(actor: Actor): CartOwner | null {
  if (actor.kind === "customer") return { customerId: actor.id };
  if (actor.kind === "visitor" && actor.id) return { visitorHash: actor.id };
  return null;
}

export const mayShop = (actor: Actor): boolean => ownerOf(actor) !== null;

/** Row scope of a basket `c`: the caller's own, while it lives. */
export function mine(actor: Actor): SQL {
  const owner = ownerOf(actor);
  if (!owner) return sql`false`;
  const own =
    "customerId" in owner
      ? sql`c.customer_id = ${owner.customerId}`
      : sql`c.visitor_hash = ${owner.visitorHash}`;
  return sql`(${own} and c.expires_at > now())`;
}
