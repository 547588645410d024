import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { quantity } from "@/lib/inventory/input";
import { command } from "@/lib/kernel/command";
import { mayShop } from "@/lib/kernel/shopper";
import { lineNotFound } from "./line-not-found";
import { lockCart } from "./open-cart";
import { unitsIn } from "./queries";

/**
 * Another quantity of a line. Today's price counts as seen: the shopper has it in front of them.
 * @returns how many units the basket now holds.
 * Throws `cart.line_not_found`, also for a line of somebody else's basket.
 */
export const changeCartLine = command({
  input: z.strictObject({ id: z.uuid(), quantity }),
  may: mayShop,
  async run(tx, ctx, input): Promise<{ units: number }> {
    const cartId = await lockCart(tx, ctx);
    const changed = rowsOf(
      await tx.execute(sql`
        update cart_lines cl set quantity = ${input.quantity},
          seen_amount = coalesce((select pr.amount from prices pr
            where pr.variant_id = cl.variant_id and pr.currency = cl.currency), cl.seen_amount)
        where cl.id = ${input.id} and cl.cart_id = ${cartId} returning 1`),
    );
    if (!cartId || changed.length === 0) throw lineNotFound();
    return { units: await unitsIn(tx, cartId) };
  },
});
