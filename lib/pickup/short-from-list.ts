import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { sku } from "@/lib/inventory/input";
import { isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { isId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { listIsMine } from "./pick-lists";
import { shortLine } from "./short-line";
import { shortReasons } from "./states";

export const shortFromListInput = z.strictObject({
  list: z.string().max(60),
  sku,
  quantity: z.number().int().min(1).max(999),
  reason: z.enum(shortReasons),
  /** SKU of what the clerk offers instead. */
  substitute: sku.optional(),
});

type Open = { pickup: string; lineId: string; open: number };

/**
 * Units of one thing on a round are not there: whoever comes last goes short first, as whoever comes first was served
 * first. Each shopper who goes short is asked what they want instead.
 * Throws `pick_list.not_found`, `pickup.too_many` when the round does not want so many, and what `shortLine` refuses.
 */
export const shortFromList = command({
  input: shortFromListInput,
  may: (actor) => isStaff(actor),
  async run(tx, ctx, { list, sku: missing, quantity, reason, substitute }): Promise<void> {
    if (!isId(list)) throw notFound("pick_list");
    const mine = sql`pl.id = ${list} and ${listIsMine(ctx)}`;
    // All at once and in one order: taken one by one, two presses could wait for each other.
    await tx.execute(sql`
      select f.id from fulfillments f join pick_lists pl on pl.id = f.pick_list_id and pl.location_id = f.location_id
      where ${mine} and f.state = 'picking' order by f.id for update of f`);
    const lines = rowsOf<Open>(
      await tx.execute(sql`
        select f.id as pickup, fl.id as "lineId", fl.ordered - fl.picked - fl.short - fl.cancelled as open
        from pick_lists pl
        join fulfillments f on f.pick_list_id = pl.id and f.location_id = pl.location_id and f.state = 'picking'
        join fulfillment_lines fl on fl.fulfillment_id = f.id
        join variants v on v.id = fl.variant_id and v.sku = ${missing}
        where ${mine} and fl.picked + fl.short + fl.cancelled < fl.ordered
        order by f.ready_by desc, f.id desc, fl.id desc`),
    );
    if (
      lines.length === 0 &&
      rowsOf(await tx.execute(sql`select 1 from pick_lists pl where ${mine}`)).length === 0
    )
      throw notFound("pick_list");
    const wanted = lines.reduce((sum, line) => sum + line.open, 0);
    if (quantity > wanted)
      throw new Problem("conflict", "pickup.too_many", "That is more than is left to pick.", { wanted });
    let left = quantity;
    for (const { pickup: id, lineId, open } of lines) {
      const short = Math.min(open, left);
      if (short > 0) await shortLine(ctx, { id, lineId, quantity: short, reason, substitute }, tx);
      left -= short;
    }
  },
});
