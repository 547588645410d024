import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { notFound, Problem } from "@/lib/kernel/problem";
import { ownPromotions } from "./own-promotions";

/**
 * Ends a promotion now, with its codes: whoever could have begun it. Orders that used it keep what they saved.
 * Throws `promotion.not_found`, `promotion.over`.
 */
export const endPromotion = command({
  input: z.strictObject({ id: z.uuid() }),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { id }): Promise<void> {
    const ended = rowsOf(
      await tx.execute(sql`
        update promotions p set ends_at = greatest(now(), starts_at)
        where id = ${id} and (ends_at is null or ends_at > now()) and ${ownPromotions(ctx)} returning 1`),
    );
    if (ended.length > 0)
      return emit(tx, ctx, { name: "promotion.ended", subject: {}, data: { promotion: id } });
    const known = rowsOf(
      await tx.execute(sql`select 1 from promotions p where id = ${id} and ${ownPromotions(ctx)}`),
    );
    throw known.length > 0
      ? new Problem("conflict", "promotion.over", "The promotion is over already.")
      : notFound("promotion");
  },
});
