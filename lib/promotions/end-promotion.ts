import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { notFound, Problem } from "@/lib/kernel/problem";

/**
 * Ends a promotion now, with its codes. Orders that used it keep what they saved.
 * Throws `promotion.not_found`, `promotion.over`.
 */
export const endPromotion = command({
  input: z.strictObject({ id: z.uuid() }),
  may: (actor) => isStaff(actor, "admin"),
  async run(tx, _ctx, { id }): Promise<void> {
    const ended = rowsOf(
      await tx.execute(sql`
        update promotions set ends_at = greatest(now(), starts_at)
        where id = ${id} and (ends_at is null or ends_at > now()) returning 1`),
    );
    if (ended.length > 0) return;
    const known = rowsOf(await tx.execute(sql`select 1 from promotions where id = ${id}`));
    throw known.length > 0
      ? new Problem("conflict", "promotion.over", "The promotion is over already.")
      : notFound("promotion");
  },
});
