import "server-only";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { moveTransfer, subjectOf, transferInHand } from "./transfer";

/**
 * Gives a transfer up that has not left. A manager of either place may. One that brings goods for a pickup goes with
 * its pickup: cancel that instead.
 * Throws `transfer.not_found`, `transfer.for_pickup`, `transfer.not_requested` and its kin.
 */
export const cancelTransfer = command({
  input: z.strictObject({ id: z.string().max(60) }),
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { id }): Promise<void> {
    const transfer = await transferInHand(tx, ctx, id, "either");
    if (transfer.pickup && !transfer.pickup.over)
      throw new Problem("conflict", "transfer.for_pickup", "A customer waits for this: cancel the pickup.", {
        pickup: transfer.pickup.id,
      });
    await moveTransfer(tx, id, "cancel");
    await emit(tx, ctx, {
      name: "transfer.cancelled",
      subject: subjectOf(transfer, transfer.from_id),
      data: { transfer: id },
    });
  },
});
