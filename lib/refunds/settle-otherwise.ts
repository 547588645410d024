import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { closeRefunded } from "@/lib/returns/take-in";
import { lockRefused, ofRefused, settled } from "./refused-payment";
import { settlingMeans } from "./states";

export const settleInput = z
  .strictObject({
    ...ofRefused,
    means: z.enum(settlingMeans),
    reason: z.string().trim().min(1).max(200),
    /** The till's receipt number, the terminal's reference, or the transfer's. */
    receiptNumber: z.string().trim().min(1).max(60).optional(),
  })
  .refine(({ what, means }) => what === "capture" || means !== "written_off", {
    path: ["means"],
    message: "what is owed to a customer is not written off",
  });

/**
 * A manager settles what a provider refused by other means: the record says which, why and by whom, and nobody is asked for
 * it any more. Throws `payment.not_found`, `payment.own_order` (403), `payment.nothing_refused`.
 */
export const settleOtherwise = command({
  input: settleInput,
  may: (actor) => isStaff(actor, "manager"),
  async run(tx, ctx, { id, what, means, reason, receiptNumber }): Promise<void> {
    const payment = await lockRefused(tx, ctx, { id, what });
    const asked = payment.refused.reduce((sum, { amount }) => sum + amount, 0);
    const amount = Math.min(what === "refund" ? payment.ahead : payment.uncollected, asked);
    const moved =
      what === "refund"
        ? sql`ahead = ahead - ${amount}, otherwise = otherwise - ${amount}`
        : sql`uncollected = uncollected - ${amount}, otherwise = otherwise + ${amount}`;
    // What is written off stays uncollected: should its goods come back, nothing is given for them.
    if (means !== "written_off")
      await tx.execute(sql`update payments set ${moved}, updated_at = now() where id = ${id}`);
    await settled(tx, payment.refused);
    await emit(tx, ctx, {
      name: "payment.settled",
      subject: { orderId: payment.orderId, locationId: payment.locationId },
      data: {
        what,
        amount,
        currency: payment.currency,
        method: means,
        reason,
        ...(receiptNumber ? { receiptNumber } : {}),
      },
    });
    if (what === "refund") await closeRefunded(tx, ctx, payment.orderId);
  },
});
