import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/kernel/actor";

/** Whose list it is; the other is null. Null for a visitor without a cookie, and for staff and servers. */
export type ListOwner = { visitor: string | null; customer: string | null };

export function listOwnerOf(actor: Actor): ListOwner | null {
  if (actor.kind === "customer") return { visitor: null, customer: actor.id };
  if (actor.kind === "visitor" && actor.id) return { visitor: actor.id, customer: null };
  return null;
}

export const mayWish = (actor: Actor): boolean => listOwnerOf(actor) !== null;

/** Row scope of a list `w`: the caller's own, while it lives. */
export function ownList(actor: Actor): SQL {
  const owner = listOwnerOf(actor);
  if (!owner) return sql`false`;
  return owner.customer
    ? sql`w.customer_id = ${owner.customer}::uuid`
    : sql`(w.visitor_hash = ${owner.visitor} and w.expires_at > now())`;
}
