import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/kernel/actor";
import { ownedBy, shopperOf } from "@/lib/kernel/shopper";

/** Row scope of a basket `c`: the caller's own, while it lives. */
export function mine(actor: Actor): SQL {
  const shopper = shopperOf(actor);
  return shopper ? sql`(${ownedBy("c", shopper)} and c.expires_at > now())` : sql`false`;
}
