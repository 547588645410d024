import "server-only";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { refuseBelowCommitted } from "./below-committed";
import { correctLevels } from "./correct-levels";
import { decideWriteOff, writeOffLimit } from "./write-off";

/**
 * The second person's yes to a loss that one alone may not write off: the units leave the books now. So many fewer it is,
 * whatever was sold or came in since they were missed, and never what is held or promised by now. Whoever missed them
 * cannot say it, nor somebody whose own limit does not reach.
 * Throws `write_off.not_found`, `write_off.not_held`, `write_off.same_person` (403), `write_off.over_limit` (403) with
 * `limit`, `stock.below_zero`, `stock.below_committed`.
 */
export const approveWriteOff = command({
  input: z.strictObject({ id: z.uuid() }),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { id }): Promise<void> {
    const held = await decideWriteOff(tx, ctx, id, "approve");
    const limit = await writeOffLimit(tx, ctx);
    if (held.amount > limit)
      throw new Problem("forbidden", "write_off.over_limit", "This is more than you may write off.", {
        limit,
      });
    const corrected = await correctLevels(
      tx,
      ctx,
      held.locationId,
      held.lines.map(({ variantId, sku, units }) => ({
        variantId,
        sku,
        delta: -units,
        cause: `write_off:${id}:${variantId}`,
      })),
    );
    const short = corrected.find(({ outcome }) => outcome === "below_committed");
    if (short) await refuseBelowCommitted(tx, held.locationId, short);
    const skuOf = (of: string) => held.lines.find(({ variantId }) => variantId === of)!.sku;
    await emit(tx, ctx, {
      name: "stock.written_off",
      subject: { locationId: held.locationId },
      data: {
        writeOff: id,
        amount: held.amount,
        currency: held.currency,
        reason: held.reason,
        ...(held.note ? { note: held.note } : {}),
        requestedBy: held.requestedByName,
        lines: corrected.map(({ variantId, before, target }) => ({
          sku: skuOf(variantId),
          before,
          after: target,
        })),
      },
    });
  },
});
