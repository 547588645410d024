import "server-only";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { decideRefund, heldRefund } from "./held-refund";

/** No money is given after all; also whoever asked for it may take it back. Throws `refund.not_found`, `refund.not_held`. */
export const rejectRefund = command({
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id, reason }): Promise<void> {
    const { orderId, locationId, number } = await heldRefund(tx, ctx, id);
    await decideRefund(tx, id, "reject");
    await emit(tx, ctx, {
      name: "refund.rejected",
      subject: { orderId, locationId },
      data: { refund: id, number, reason },
    });
  },
});
