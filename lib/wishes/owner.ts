import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/kernel/actor";
import { ownedBy, shopperOf } from "@/lib/kernel/shopper";

/** Row scope of a list `w`: the caller's own, while it lives. */
export function ownList(actor: Actor): SQL {
  const shopper = shopperOf(actor);
  // A customer's list has no end.
  return shopper ? sql`(${ownedBy("w", shopper)} and coalesce(w.expires_at > now(), true))` : sql`false`;
}
