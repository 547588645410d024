import "server-only";
import { z } from "zod";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { openLevels } from "./correct-levels";
import { putAway } from "./put-away";
import { moveTransfer, subjectOf, transferInHand } from "./transfer";
import { type ArrivedLine, askInstead, linesOf, lostOf, saidOf, type TransferLine } from "./transfer-lines";

export const receiveTransferInput = z.strictObject({
  id: z.string().max(60),
  /** What came of every line that was sent; 0 for one that did not. */
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), received: z.number().int().min(0).max(9999) }))
    .min(1)
    .max(100),
});

/**
 * The goods are there: counted line by line, never more than was sent; a difference stays on the line and on the
 * record. Goods for a pickup are promised to it at once, now out of this place's stock, and it can be picked; units of
 * it that did not come are short, and the customer is asked what they want instead. When the pickup is over by now, its
 * goods go on the shelf like any others.
 * Throws `transfer.not_found`, `transfer.not_sent` and its kin, `transfer.unknown_line` (422), `transfer.too_many`,
 * `transfer.lines_open` with the lines nobody counted.
 */
export const receiveTransfer = command({
  input: receiveTransferInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id, lines: said }): Promise<void> {
    const transfer = await transferInHand(tx, ctx, id, "to");
    await moveTransfer(tx, id, "receive");
    const waiting = transfer.pickup !== null && !transfer.pickup.over;
    const lines = arrivedOf(await linesOf(tx, id), said);
    const lost = waiting ? lostOf(lines) : [];
    await openLevels(
      tx,
      transfer.to_id,
      lines.map((l) => l.variant_id),
    );
    await putAway(tx, ctx, transfer, lines, waiting);
    const told = lines.map((l) => ({ sku: l.sku, sent: l.sent, received: l.received }));
    const subject = subjectOf(transfer, transfer.to_id);
    await emit(
      tx,
      ctx,
      { name: "transfer.received", subject, data: { transfer: id, from: transfer.from, lines: told } },
      ...(waiting ? [{ name: "pickup.goods_arrived" as const, subject, data: { transfer: id } }] : []),
    );
    await askInstead(tx, ctx, transfer, transfer.to_id, lost);
  },
});

function arrivedOf(
  all: readonly TransferLine[],
  said: readonly { lineId: string; received: number }[],
): ArrivedLine[] {
  const counts = said.map(({ lineId, received }) => ({ lineId, quantity: received }));
  const received = saidOf(all, counts, (l) => l.sent);
  const lines = all.filter((l) => l.sent > 0);
  const open = lines.filter((l) => !received.has(l.id));
  if (open.length > 0)
    throw new Problem("conflict", "transfer.lines_open", "Say of every line how much came.", {
      lines: open.map((l) => ({ lineId: l.id, sku: l.sku, sent: l.sent })),
    });
  return lines.map((l) => ({ ...l, received: received.get(l.id)!, missing: l.sent - received.get(l.id)! }));
}
