import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { listIsMine, toteOf } from "./pick-lists";
import { pickerName } from "./start-picking";
import { takenOver } from "./take-pick-list";

/** Where a scanned unit goes. */
export type Scanned = {
  pickup: string;
  orderNumber: string;
  /** The box on the trolley that it goes into. */
  tote: number;
  lineId: string;
  sku: string;
  /** Of that line, after this scan. */
  picked: number;
  wanted: number;
};

/**
 * One unit under the scanner: goes to the most urgent pickup of the list that still wants one. Two scanners on one list
 * never fill the same place twice, and the scanner of a clerk whose list somebody took over counts nothing.
 * Throws `pick_list.not_found`, `pick_list.taken_over`, `pickup.wrong_item` when nothing on the list is that,
 * `pickup.too_many` when everybody has theirs.
 */
export const pickFromList = command({
  input: z.strictObject({ list: z.string().max(60), barcode: z.string().trim().min(1).max(100) }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { list, barcode }): Promise<Scanned> {
    if (!isId(list)) throw notFound("pick_list");
    const mine = sql`pl.id = ${list} and ${listIsMine(ctx)}`;
    const me = pickerName(ctx);
    const [next] = rowsOf<Scanned & { order_id: string; location_id: string }>(
      await tx.execute(sql`
        select f.id as pickup, o.number as "orderNumber", ${toteOf} as tote, fl.id as "lineId", v.sku, fl.picked,
          fl.ordered - fl.short - fl.cancelled as wanted, f.order_id, f.location_id
        ${linesOf(mine, barcode)} and pl.picked_by = ${me} and fl.picked + fl.short + fl.cancelled < fl.ordered
        order by f.ready_by, f.id, fl.id limit 1 for update of f, fl`),
    );
    if (!next) throw await whyNone(tx, mine, barcode, me);
    const { order_id, location_id, ...scanned } = next;
    const picked = next.picked + 1;
    await tx.execute(sql`update fulfillment_lines set picked = ${picked} where id = ${next.lineId}`);
    await emit(tx, ctx, {
      name: "pickup.line_picked",
      subject: { orderId: order_id, fulfillmentId: next.pickup, locationId: location_id },
      data: { sku: next.sku, quantity: picked, list },
    });
    return { ...scanned, picked };
  },
});

const linesOf = (mine: SQL, barcode: string): SQL => sql`
  from pick_lists pl
  join fulfillments f on f.pick_list_id = pl.id and f.location_id = pl.location_id and f.state = 'picking'
  join orders o on o.id = f.order_id
  join fulfillment_lines fl on fl.fulfillment_id = f.id
  join variants v on v.id = fl.variant_id
  where ${mine} and (v.barcode = ${barcode} or v.sku = ${barcode})`;

async function whyNone(tx: Tx, mine: SQL, barcode: string, me: string): Promise<Problem> {
  const [found] = rowsOf<{ picked_by: string }>(
    await tx.execute(sql`select pl.picked_by from pick_lists pl where ${mine}`),
  );
  if (!found) return notFound("pick_list");
  if (found.picked_by !== me) return takenOver(found.picked_by);
  const [line] = rowsOf<{ sku: string }>(
    await tx.execute(sql`select v.sku ${linesOf(mine, barcode)} limit 1`),
  );
  return line
    ? new Problem("conflict", "pickup.too_many", "Nobody on this list wants another one.", { sku: line.sku })
    : new Problem("conflict", "pickup.wrong_item", "Nothing on this list is that.");
}
