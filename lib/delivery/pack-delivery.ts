import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { emit } from "@/lib/kernel/events";
import { Problem } from "@/lib/kernel/problem";
import { fromMyPlaces, moveDelivery, subjectOf } from "./delivery";

/**
 * Every line is in the parcel, or short. Throws `delivery.not_found`, `delivery.not_picking` and its kin,
 * `delivery.lines_open` with the lines neither picked nor short, `delivery.nothing_picked`.
 */
export const packDelivery = command({
  input: z.strictObject({
    id: z.string().max(60),
    /** The packer vouches for every open line at once. */
    allPicked: z.boolean().optional(),
  }),
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { id, allPicked }): Promise<void> {
    const moved = await moveDelivery(tx, id, "pack", fromMyPlaces(ctx));
    if (allPicked)
      await tx.execute(
        sql`update fulfillment_lines set picked = ordered - short - cancelled where fulfillment_id = ${id}`,
      );
    await refuseOpenLines(tx, id);
    await emit(tx, ctx, { name: "delivery.packed", subject: subjectOf(moved) });
  },
});

async function refuseOpenLines(tx: Tx, id: string): Promise<void> {
  const lines = rowsOf<{ lineId: string; sku: string; open: number; picked: number }>(
    await tx.execute(sql`
      select fl.id as "lineId", v.sku, fl.ordered - fl.picked - fl.short - fl.cancelled as open, fl.picked
      from fulfillment_lines fl join variants v on v.id = fl.variant_id
      where fl.fulfillment_id = ${id} order by v.shelf nulls last, v.sku`),
  );
  const open = lines.filter((l) => l.open > 0);
  if (open.length > 0)
    throw new Problem("conflict", "delivery.lines_open", "Some lines are neither picked nor short.", {
      lines: open.map(({ picked: _, ...line }) => line),
    });
  if (lines.every((l) => l.picked === 0))
    throw new Problem("conflict", "delivery.nothing_picked", "There is nothing to send. Cancel it instead.");
}
