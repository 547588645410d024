import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { listIsMine } from "./pick-lists";

/** Where a scanned unit goes. */
export type Scanned = {
  pickup: string;
  orderNumber: string;
  lineId: string;
  sku: string;
  /** Of that line, after this scan. */
  picked: number;
  wanted: number;
};

/**
 * One unit under the scanner: goes to the most urgent pickup of the list that still wants one. Two scanners on one list
 * never fill the same place twice.
 * Throws `pick_list.not_found`, `pickup.wrong_item` when nothing on the list is that, `pickup.too_many` when everybody
 * has theirs.
 */
export const pickFromList = command({
  input: z.strictObject({ list: z.string().max(60), barcode: z.string().trim().min(1).max(100) }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { list, barcode }): Promise<Scanned> {
    if (!isId(list)) throw notFound("pick_list");
    const mine = sql`pl.id = ${list} and ${listIsMine(ctx)}`;
    const [next] = rowsOf<Scanned & { order_id: string; location_id: string }>(
      await tx.execute(sql`
        select f.id as pickup, o.number as "orderNumber", fl.id as "lineId", v.sku, fl.picked,
          fl.ordered - fl.short - fl.cancelled as wanted, f.order_id, f.location_id
        ${linesOf(mine, barcode)} and fl.picked + fl.short + fl.cancelled < fl.ordered
        order by f.ready_by, f.id, fl.id limit 1 for update of f, fl`),
    );
    if (!next) throw await whyNone(tx, mine, barcode);
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

async function whyNone(tx: Tx, mine: SQL, barcode: string): Promise<Problem> {
  const lists = rowsOf(await tx.execute(sql`select 1 from pick_lists pl where ${mine}`));
  if (lists.length === 0) return notFound("pick_list");
  const [line] = rowsOf<{ sku: string }>(
    await tx.execute(sql`select v.sku ${linesOf(mine, barcode)} limit 1`),
  );
  return line
    ? new Problem("conflict", "pickup.too_many", "Nobody on this list wants another one.", { sku: line.sku })
    : new Problem("conflict", "pickup.wrong_item", "Nothing on this list is that.");
}
