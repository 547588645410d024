import "server-only";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { closeReturn } from "./close-return";
import { inMyReach } from "./queries";

/**
 * A store does not take it: what was asked for, or what waits for a second person. The goods stay with who brought them.
 * Throws `return.not_found`, `return.closed`.
 */
export const rejectReturn = command({
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id, reason }): Promise<void> {
    const { orderId, number, locationId } = await closeReturn(tx, id, "reject", inMyReach(ctx));
    await emit(tx, ctx, {
      name: "return.rejected",
      subject: { orderId, ...(locationId ? { locationId } : {}) },
      data: { return: id, number, reason },
    });
  },
});
