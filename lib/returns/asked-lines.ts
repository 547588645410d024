import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type FieldError, Problem } from "@/lib/kernel/problem";
import { type ReturnableLine, returnableLines } from "./policy";

export type AskedLine = { lineId: string; quantity: number };

/**
 * Holds lines that somebody wants to bring back against what the shopper has and may still bring.
 * @param order.othersAsked whether units that somebody asked to bring back, and no store has seen, are spoken for.
 * Throws `return.unknown_line` (422), `return.quantity`, `return.period_over`, `return.excluded`.
 */
export async function requireReturnable(
  tx: Tx,
  order: { id: string; now: Date; beyondPolicy: boolean; othersAsked: boolean },
  asked: readonly AskedLine[],
): Promise<Map<string, ReturnableLine>> {
  const lines = new Map((await returnableLines(tx, sql`o.id = ${order.id}`)).map((l) => [l.lineId, l]));
  const ofOrder = await lineIds(tx, order.id);
  const unknown = asked.flatMap(({ lineId }, i): FieldError[] =>
    ofOrder.has(lineId)
      ? []
      : [{ pointer: `/lines/${i}/lineId`, code: "return.unknown_line", detail: "is not of this order" }],
  );
  if (unknown.length > 0)
    throw new Problem("invalid", "return.unknown_line", "That line is not part of this order.", {
      errors: unknown,
    });
  const left = (line: ReturnableLine | undefined) =>
    line ? line.left - (order.othersAsked ? line.asked : 0) : 0;
  const over = asked.filter(({ lineId, quantity }) => quantity > left(lines.get(lineId)));
  if (over.length > 0)
    throw tooMany(over.map(({ lineId }) => ({ lineId, left: Math.max(0, left(lines.get(lineId))) })));
  if (!order.beyondPolicy)
    refuseOutside(
      order.now,
      asked.map(({ lineId }) => lines.get(lineId)!),
    );
  return lines;
}

/** Throws `return.quantity` (409): that many are not with the shopper any more. */
export const tooMany = (lines: readonly { lineId: string; left: number }[]) =>
  new Problem("conflict", "return.quantity", "That is more than was bought and not brought back yet.", {
    lines,
  });

function refuseOutside(now: Date, lines: readonly ReturnableLine[]): void {
  const excluded = lines.filter((l) => l.until === null);
  if (excluded.length > 0)
    throw new Problem("conflict", "return.excluded", "Goods of this kind are not taken back.", {
      lines: excluded.map(({ lineId }) => ({ lineId })),
    });
  const late = lines.filter((l) => l.until! < now);
  if (late.length > 0)
    throw new Problem("conflict", "return.period_over", "The time to bring this back is over.", {
      lines: late.map(({ lineId, until }) => ({ lineId, until: until!.toISOString() })),
    });
}

async function lineIds(tx: Tx, orderId: string): Promise<Set<string>> {
  const rows = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select fl.id from fulfillment_lines fl join fulfillments f on f.id = fl.fulfillment_id where f.order_id = ${orderId}`),
  );
  return new Set(rows.map((row) => row.id));
}
