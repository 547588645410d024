import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { inMyStores, whyNot } from "./pickup";

export type LineToPick = {
  order_id: string;
  location_id: string;
  state: string;
  window_id: string | null;
  variant_id: string;
  sku: string;
  barcode: string | null;
  ordered: number;
  picked: number;
  short: number;
  cancelled: number;
};

/**
 * Locks one line of a pickup that the caller's store is picking. One statement.
 * Throws `pickup.not_found`, `pickup.not_picking` and its kin.
 */
export async function lineToPick(
  tx: Tx,
  ctx: Ctx,
  { id, lineId }: { id: string; lineId: string },
): Promise<LineToPick> {
  if (!isId(id) || !isId(lineId)) throw notFound("pickup");
  const scope = inMyStores(ctx);
  const [found] = rowsOf<LineToPick>(
    await tx.execute(sql`
      select f.order_id, f.location_id, f.state, f.window_id, fl.variant_id, v.sku, v.barcode, fl.ordered, fl.picked,
        fl.short, fl.cancelled
      from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id join variants v on v.id = fl.variant_id
      where f.id = ${id} and f.method <> 'delivery' and fl.id = ${lineId} and ${scope}
      for update of f, fl`),
  );
  if (!found) throw notFound("pickup");
  if (found.state !== "picking") throw await whyNot(tx, id, ["picking"], scope);
  return found;
}
