import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type FieldError, Problem } from "@/lib/kernel/problem";
import { costBetween } from "@/lib/orders/line-cost";

/** What is given back for a line: so many of its units as a whole, or so much of them. */
export const askedLine = z
  .strictObject({
    lineId: z.uuid(),
    quantity: z.number().int().min(1).max(999).optional(),
    /** Minor units. */
    amount: z.number().int().min(1).max(2_000_000_000).optional(),
  })
  .refine(
    (line) => (line.quantity === undefined) !== (line.amount === undefined),
    "say how many, or how much",
  );
export type AskedLine = z.output<typeof askedLine>;

/** Money for units of a line that stay with the shopper, in minor units. */
export type RefundLine = {
  lineId: string;
  fulfillmentId: string;
  sku: string;
  /** Units that it is about. */
  quantity: number;
  amount: number;
};

type Kept = Omit<RefundLine, "quantity" | "amount"> & { kept: number; left: number; worth: number };

/**
 * Prices what is asked for, held against what the shopper has of it and what of its money was not given back yet. Without
 * lines it is everything of the order that this place handed over. Lines and order are locked by the caller. One statement.
 * Throws `refund.unknown_line` (422), `refund.too_much` with what is `left` of each line.
 */
export async function priceRefund(
  tx: Tx,
  { orderId, locationId }: { orderId: string; locationId: string },
  asked: readonly AskedLine[] | undefined,
): Promise<RefundLine[]> {
  const units = JSON.stringify((asked ?? []).map(({ lineId, quantity }) => ({ id: lineId, quantity })));
  const kept = rowsOf<Kept>(
    await tx.execute(sql`
      select fl.id as "lineId", f.id as "fulfillmentId", ol.sku, fl.collected - fl.returned as kept,
        ${costBetween(sql`0`, sql`fl.collected - fl.returned`)} - fl.refunded_amount as left,
        ${costBetween(sql`fl.collected - fl.returned - least(coalesce(x.quantity, 0), fl.collected - fl.returned)`, sql`fl.collected - fl.returned`)} as worth
      from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id
      join order_lines ol on ol.id = fl.order_line_id
      left join jsonb_to_recordset(${units}::jsonb) as x(id uuid, quantity int) on x.id = fl.id
      where f.order_id = ${orderId} and f.location_id = ${locationId} order by f.position, ol.position`),
  );
  const whole = kept
    .filter((l) => l.left > 0)
    .map((l) => ({ ...named(l), quantity: l.kept, amount: l.left }));
  if (asked === undefined && whole.length === 0) throw tooMuch([]);
  return asked === undefined ? whole : asked.map((line, i) => priceLine(kept, line, i));
}

const named = ({ lineId, fulfillmentId, sku }: Kept) => ({ lineId, fulfillmentId, sku });

function priceLine(kept: readonly Kept[], asked: AskedLine, index: number): RefundLine {
  const line = kept.find((l) => l.lineId === asked.lineId);
  if (!line) throw unknownLine(index);
  const quantity = asked.quantity ?? line.kept;
  const amount = asked.amount ?? line.worth;
  if (quantity > line.kept || amount > line.left || amount === 0)
    throw tooMuch([{ lineId: line.lineId, left: line.left }]);
  return { ...named(line), quantity, amount };
}

const tooMuch = (lines: { lineId: string; left: number }[]) =>
  new Problem("conflict", "refund.too_much", "That is more than was paid for it and not given back yet.", {
    lines,
  });

function unknownLine(index: number): Problem {
  const error: FieldError = {
    pointer: `/lines/${index}/lineId`,
    code: "refund.unknown_line",
    detail: "was not handed over here",
  };
  return new Problem("invalid", "refund.unknown_line", "That line was not handed over at this store.", {
    errors: [error],
  });
}

export const totalOf = (lines: readonly { amount: number }[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);
