import "server-only";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { decideWriteOff } from "./write-off";

/**
 * Nothing is written off after all; also whoever asked for it may take it back.
 * Throws `write_off.not_found`, `write_off.not_held`.
 */
export const rejectWriteOff = command({
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(200) }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id, reason }): Promise<void> {
    const { locationId, amount, currency } = await decideWriteOff(tx, ctx, id, "reject");
    await emit(tx, ctx, {
      name: "stock.write_off_rejected",
      subject: { locationId },
      data: { writeOff: id, amount, currency, reason },
    });
  },
});
