import type { Ctx } from "@/lib/kernel/actor";
import { isStaff } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { ownHolder } from "./holder";

/** Whose holds are counted together with a new one: the shopper's, and everybody's at the same address block. */
export type QuotaScope = { holder: string | null; address: string | null };

/**
 * Whom a caller's holds are counted against. Null for those who stand for many: staff, and a server's key that names
 * nobody; a key that names the shopper it acts for is bound like that shopper.
 */
export function quotaScope(ctx: Ctx): QuotaScope | null {
  const { actor } = ctx;
  if (actor.kind === "system" || isStaff(actor)) return null;
  if (actor.kind === "api_key" && actor.shopper === undefined) return null;
  return { holder: ownHolder(actor), address: ctx.address ?? null };
}

/** @param retryAfter seconds until the first of the holds that stand in the way ends */
export const quotaExceeded = (retryAfter: number): Problem =>
  new Problem(
    "limited",
    "reservation.quota",
    "That is more than one shopper can have held at a time. Finish or release what is held first.",
    { retryAfter: Math.max(1, retryAfter) },
  );
