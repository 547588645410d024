import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { mayShop } from "@/lib/kernel/shopper";
import { lineNotFound } from "./line-not-found";
import { lockCart } from "./open-cart";
import { unitsIn } from "./queries";

/**
 * Takes a line out of the shopper's basket.
 * @returns how many units the basket now holds.
 * Throws `cart.line_not_found`, also for a line of somebody else's basket.
 */
export const removeCartLine = command({
  input: z.strictObject({ id: z.uuid() }),
  may: mayShop,
  async run(tx, ctx, { id }): Promise<{ units: number }> {
    const cartId = await lockCart(tx, ctx);
    const removed = rowsOf(
      await tx.execute(sql`delete from cart_lines where id = ${id} and cart_id = ${cartId} returning 1`),
    );
    if (!cartId || removed.length === 0) throw lineNotFound();
    return { units: await unitsIn(tx, cartId) };
  },
});
