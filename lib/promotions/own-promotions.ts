import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";

/** Whether a promotion `p` is the caller's to change: every one is an admin's, a manager's those of their stores alone. */
export function ownPromotions({ actor }: Ctx): SQL {
  if (isStaff(actor, "admin")) return sql`true`;
  if (!isStaff(actor, "manager")) return sql`false`;
  const places = staffLocations(actor);
  const elsewhere = places === "all" ? sql`false` : sql`ps.location_id <> all(${sql.param(places)}::uuid[])`;
  return sql`(exists (select 1 from promotion_stores ps where ps.promotion_id = p.id)
    and not exists (select 1 from promotion_stores ps where ps.promotion_id = p.id and ${elsewhere}))`;
}
