import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { costBetween } from "@/lib/orders/line-cost";

/**
 * What the next one, two, … of the units that wait on each line of a pickup cost together, in minor units, by line: so
 * that a counter can say at once what is to pay when a part is taken. The handover itself counts anew. One statement.
 */
export async function unitCosts(tx: Tx, fulfillmentId: string): Promise<Map<string, number[]>> {
  const rows = rowsOf<{ id: string; costs: number[] }>(
    await tx.execute(sql`
      select fl.id, array(
        select ${costBetween(sql`fl.collected`, sql`fl.collected + n`)}
        from generate_series(1, fl.picked - fl.collected) n order by n) as costs
      from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id
      where fl.fulfillment_id = ${fulfillmentId} and fl.picked > fl.collected`),
  );
  return new Map(rows.map(({ id, costs }) => [id, costs]));
}
