import "server-only";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import { collectInput, markCollected } from "./mark-collected";

export const lateHandoverInput = collectInput.omit({ lines: true, rest: true, signature: true }).extend({
  /** Id of whoever handed it over; nobody sends another's act as their own. */
  by: z.uuid(),
  collectedAt: z.iso.datetime({ offset: true }),
});

/**
 * Writes down a handover that was made without a network, under the one who made it and at the time it was made. What
 * happened to the pickup in between counts: what is cancelled, expired or collected is not handed over afterwards.
 * Throws `pickup.another_person` (403) for anybody else's, and what `markCollected` throws.
 */
export const handOverLater = command({
  input: lateHandoverInput,
  may: (actor) => actor.kind === "staff",
  async run(tx, ctx, { by, ...handover }): Promise<void> {
    if (ctx.actor.kind !== "staff" || ctx.actor.id !== by)
      throw new Problem("forbidden", "pickup.another_person", "Whoever handed this over has to send it.");
    await markCollected(ctx, handover, tx);
  },
});
