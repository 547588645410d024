import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { Problem } from "@/lib/kernel/problem";
import { mayShop } from "@/lib/kernel/shopper";
import { maxSaved } from "./bounds";
import { lineNotFound } from "./line-not-found";
import { lockCart } from "./open-cart";
import { putAside } from "./put-aside";

/**
 * Puts a line of the shopper's basket aside.
 * Throws `cart.line_not_found`, also for a line of somebody else's basket, and `cart.saved_full`.
 */
export const saveForLater = command({
  input: z.strictObject({ id: z.uuid() }),
  may: mayShop,
  async run(tx, ctx, { id }): Promise<void> {
    const cartId = await lockCart(tx, ctx);
    const left = await putAside(tx, cartId, sql`select ${id}::uuid`);
    if (left === 0) throw lineNotFound();
    const [aside] = rowsOf<{ things: number }>(
      await tx.execute(sql`select count(*)::int as things from saved_lines where cart_id = ${cartId}`),
    );
    if (aside!.things > maxSaved)
      throw new Problem("conflict", "cart.saved_full", "Nothing further can be put aside.", {
        max: maxSaved,
      });
  },
});
