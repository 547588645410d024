import "server-only";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { expireOverdue } from "./close-reservations";
import { takeForTransfer } from "./take-for-transfer";
import { moveTransfer, subjectOf, transferInHand } from "./transfer";
import { cancelTransferOf } from "./transfer-for-pickup";
import { askInstead, linesOf, lostOf, type SendingLine, saidOf, type TransferLine } from "./transfer-lines";

export const sendTransferInput = z.strictObject({
  id: z.string().max(60),
  /** What leaves, when it is not all; a line that is not named leaves in full. */
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), quantity: z.number().int().min(0).max(9999) }))
    .min(1)
    .max(100)
    .optional(),
});

/**
 * The goods leave, all that is said or none of it; from then on they are nowhere's stock until they are received.
 * Safety stock may leave: it is kept from online sale, and this was asked for by a manager. What others hold or are
 * promised may not. Of a pickup's goods those that are sent are no longer allocated here, and those that are not were
 * not found: the count is corrected and the customer asked what they want instead. When the pickup is over by now,
 * nothing is sent and the transfer is cancelled.
 * Throws `transfer.not_found`, `transfer.not_requested` and its kin, `transfer.unknown_line` (422), `transfer.too_many`,
 * `transfer.nothing_sent`, `transfer.insufficient_stock` with `shortages`.
 */
export const sendTransfer = command({
  input: sendTransferInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id, lines: said = [] }): Promise<void> {
    const transfer = await transferInHand(tx, ctx, id, "from");
    if (transfer.pickup?.over && (await cancelTransferOf(tx, ctx, transfer.pickup.id))) return;
    const asked = await linesOf(tx, id);
    if (!transfer.pickup)
      await expireOverdue(tx, ctx, { locationId: transfer.from_id, skus: asked.map((l) => l.sku) });
    await moveTransfer(tx, id, "send");
    const lines = sendingOf(asked, said);
    const lost = lostOf(lines);
    const shortages = await takeForTransfer(tx, ctx, transfer.from_id, lines, lost);
    if (shortages.length > 0)
      throw new Problem(
        "conflict",
        "transfer.insufficient_stock",
        "There is not enough here that is neither held nor promised.",
        { shortages },
      );
    await emit(tx, ctx, {
      name: "transfer.sent",
      subject: subjectOf(transfer, transfer.from_id),
      data: {
        transfer: id,
        to: transfer.to,
        lines: lines.map((l) => ({ sku: l.sku, quantity: l.quantity, sent: l.sending })),
      },
    });
    await askInstead(tx, ctx, transfer, transfer.from_id, lost);
  },
});

function sendingOf(
  lines: readonly TransferLine[],
  said: readonly { lineId: string; quantity: number }[],
): SendingLine[] {
  // A pickup's goods leave as far as they are promised to it; anybody else's are not the transfer's to take.
  const most = (l: TransferLine) =>
    l.fulfillment_line_id === null ? l.quantity : Math.min(l.quantity, l.allocated);
  const named = saidOf(lines, said, most);
  const sending = lines.map((l) => {
    const units = named.get(l.id) ?? most(l);
    return { ...l, sending: units, missing: l.fulfillment_line_id === null ? 0 : l.allocated - units };
  });
  if (sending.every((l) => l.sending === 0))
    throw new Problem(
      "conflict",
      "transfer.nothing_sent",
      "Nothing would leave. Cancel the transfer instead.",
    );
  return sending;
}
