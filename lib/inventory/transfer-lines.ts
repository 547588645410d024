import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { answerBy } from "./answer-by";
import { subjectOf, type Transfer } from "./transfer";

/** A line of a transfer, and what its pickup is still promised of it. */
export type TransferLine = {
  id: string;
  variant_id: string;
  sku: string;
  quantity: number;
  sent: number;
  fulfillment_line_id: string | null;
  /** Units allocated where the goods lie; 0 for a line that goes on the shelf. */
  allocated: number;
};

/** What leaves of a line; `missing` are units of a pickup that were promised here and do not leave. */
export type SendingLine = TransferLine & { sending: number; missing: number };
/** What came of a line, and what was sent and did not. */
export type ArrivedLine = TransferLine & { received: number; missing: number };

/** The lines of a transfer, in the order of their variants. One statement. */
export async function linesOf(tx: Tx, transferId: string): Promise<TransferLine[]> {
  return rowsOf<TransferLine>(
    await tx.execute(sql`
      select tl.id, tl.variant_id, v.sku, tl.quantity, tl.sent, tl.fulfillment_line_id,
        coalesce(fl.allocated, 0) as allocated
      from transfer_lines tl join variants v on v.id = tl.variant_id
      left join fulfillment_lines fl on fl.id = tl.fulfillment_line_id
      where tl.transfer_id = ${transferId} order by tl.variant_id, tl.id`),
  );
}

/**
 * What was said of each line, by line id.
 * Throws `transfer.unknown_line` (422) for a line that is not the transfer's or is named twice, `transfer.too_many`.
 * @param most of a line that can be said
 */
export function saidOf(
  lines: readonly TransferLine[],
  said: readonly { lineId: string; quantity: number }[],
  most: (line: TransferLine) => number,
): Map<string, number> {
  const quantities = new Map<string, number>();
  for (const { lineId, quantity } of said) {
    const line = lines.find((l) => l.id === lineId);
    if (!line || quantities.has(lineId))
      throw new Problem(
        "invalid",
        "transfer.unknown_line",
        "That line is not part of this transfer, or named twice.",
        { lineId },
      );
    if (quantity > most(line))
      throw new Problem("conflict", "transfer.too_many", "That is more than there can be of this line.", {
        lineId,
        sku: line.sku,
        most: most(line),
      });
    quantities.set(lineId, quantity);
  }
  return quantities;
}

/** Units of a pickup's line that did not come with its transfer. */
export type Lost = { id: string; line: string; sku: string; quantity: number };

/** One short pick for each line of a pickup that lost units. */
export const lostOf = (lines: readonly (TransferLine & { missing: number })[]): Lost[] =>
  lines.flatMap((l) =>
    l.fulfillment_line_id !== null && l.missing > 0
      ? [{ id: newId(), line: l.fulfillment_line_id, sku: l.sku, quantity: l.missing }]
      : [],
  );

/**
 * Asks a pickup's customer what they want instead of units that did not come, as at any short pick: for a day, not
 * beyond the start of the window they come in, an hour in any case. The lines have them as short. Two statements, none
 * when nothing was lost.
 */
export async function askInstead(
  tx: Tx,
  ctx: Ctx,
  transfer: Transfer,
  locationId: string,
  lost: readonly Lost[],
): Promise<void> {
  if (lost.length === 0) return;
  const deadline = (await answerBy(tx, ctx, transfer.pickup!.windowId)).toISOString();
  await tx.execute(sql`
    insert into short_picks (id, fulfillment_line_id, quantity, reason, deadline)
    select x.id, x.line, x.quantity, 'not_found', ${deadline}
    from jsonb_to_recordset(${JSON.stringify(lost)}::jsonb) as x(id uuid, line uuid, quantity int)`);
  await emit(
    tx,
    ctx,
    ...lost.map(({ id, line, sku, quantity }) => ({
      name: "pickup.line_short" as const,
      subject: subjectOf(transfer, locationId),
      data: {
        line,
        sku,
        quantity,
        reason: "not_found",
        substitute: null,
        deadline,
        shortPick: id,
      },
    })),
  );
}
