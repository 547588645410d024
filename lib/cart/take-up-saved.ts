import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { mayShop } from "@/lib/kernel/shopper";
import { maxLines, maxUnits } from "./bounds";
import { lineNotFound } from "./line-not-found";
import { lockCart } from "./open-cart";

/**
 * Puts what was put aside back into the basket, to be had as before. A price that changed meanwhile shows there, since
 * the one that was seen comes along.
 * Throws `cart.line_not_found`, also for somebody else's, and `cart.full`.
 */
export const takeUpSaved = command({
  input: z.strictObject({ id: z.uuid() }),
  may: mayShop,
  async run(tx, ctx, { id }): Promise<void> {
    const cartId = await lockCart(tx, ctx);
    const taken = rowsOf(
      await tx.execute(sql`
        with taken as (delete from saved_lines where id = ${id} and cart_id = ${cartId} returning *)
        insert into cart_lines as cl (id, cart_id, variant_id, location_id, quantity, seen_amount, currency)
        select ${newId()}, cart_id, variant_id, location_id, quantity, seen_amount, currency from taken
        on conflict (cart_id, variant_id, location_id) do update
          set quantity = least(${maxUnits}, cl.quantity + excluded.quantity)
        returning 1`),
    );
    if (!cartId || taken.length === 0) throw lineNotFound();
    const [count] = rowsOf<{ lines: number }>(
      await tx.execute(sql`select count(*)::int as lines from cart_lines where cart_id = ${cartId}`),
    );
    if (count!.lines > maxLines)
      throw new Problem("conflict", "cart.full", "The basket takes no further lines.", { max: maxLines });
  },
});
