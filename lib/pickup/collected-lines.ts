import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { Problem } from "@/lib/kernel/problem";
import { costBetween } from "@/lib/orders/line-cost";
import type { LineUnits } from "./close-pickup";

type Asked = {
  id: string;
  lines?: { lineId: string; collected: number }[] | undefined;
  ageChecked?: boolean | undefined;
};
type Line = { id: string; waiting: number; age_limit: number | null };

/** What was taken in one act. */
export type Taken = {
  lines: LineUnits[];
  /** What it costs, in minor units. */
  amount: number;
  /** Picked units that nobody has taken yet. */
  left: number;
};

/**
 * Writes what is taken of each line, of those that are named, else all that waits: those units are no longer promised
 * out of the store's stock.
 * Throws `pickup.unknown_line` (422), `pickup.too_many`, `pickup.nothing_collected`, `pickup.age_unchecked`.
 */
export async function recordCollected(tx: Tx, asked: Asked): Promise<Taken> {
  const lines = rowsOf<Line>(
    await tx.execute(sql`
      select fl.id, fl.picked - fl.collected as waiting, ol.age_limit
      from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id where fl.fulfillment_id = ${asked.id}`),
  );
  const quantities = asked.lines
    ? namedQuantities(lines, asked.lines)
    : new Map(lines.map((l) => [l.id, l.waiting]));
  const taken = lines.flatMap((l) => {
    const quantity = quantities.get(l.id) ?? 0;
    return quantity > 0 ? [{ ...l, quantity }] : [];
  });
  if (taken.length === 0)
    throw new Problem("invalid", "pickup.nothing_collected", "Nothing was taken. Cancel the pickup instead.");
  const age = Math.max(0, ...taken.map((l) => l.age_limit ?? 0));
  if (age > 0 && !asked.ageChecked)
    throw new Problem("conflict", "pickup.age_unchecked", `Check that the person is ${age} or older.`, {
      ageLimit: age,
    });
  const costs = rowsOf<{ cost: number }>(
    await tx.execute(sql`
    update fulfillment_lines fl set collected = fl.collected + x.quantity, allocated = fl.allocated - x.quantity
    from order_lines ol, unnest(${sql.param(taken.map((l) => l.id))}::uuid[],
      ${sql.param(taken.map((l) => l.quantity))}::int[]) as x(id, quantity)
    where fl.id = x.id and ol.id = fl.order_line_id
    returning ${costBetween(sql`fl.collected - x.quantity`, sql`fl.collected`)} as cost`),
  );
  return {
    lines: taken.map(({ id, quantity }) => ({ id, quantity })),
    amount: costs.reduce((sum, { cost }) => sum + cost, 0),
    left: lines.reduce((sum, l) => sum + l.waiting, 0) - taken.reduce((sum, l) => sum + l.quantity, 0),
  };
}

function namedQuantities(lines: Line[], named: { lineId: string; collected: number }[]): Map<string, number> {
  const quantities = new Map<string, number>();
  for (const { lineId, collected } of named) {
    const line = lines.find((l) => l.id === lineId);
    if (!line || quantities.has(lineId))
      throw new Problem(
        "invalid",
        "pickup.unknown_line",
        "That line is not part of this pickup, or named twice.",
        { lineId },
      );
    if (collected > line.waiting)
      throw new Problem("conflict", "pickup.too_many", "That is more than was picked.", {
        lineId,
        picked: line.waiting,
      });
    quantities.set(lineId, collected);
  }
  return quantities;
}
