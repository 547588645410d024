import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { mayShop } from "@/lib/kernel/shopper";
import { lineNotFound } from "./line-not-found";
import { lockCart } from "./open-cart";

/** Forgets what was put aside. Throws `cart.line_not_found`, also for somebody else's. */
export const dropSaved = command({
  input: z.strictObject({ id: z.uuid() }),
  may: mayShop,
  async run(tx, ctx, { id }): Promise<void> {
    const cartId = await lockCart(tx, ctx);
    const dropped = rowsOf(
      await tx.execute(sql`delete from saved_lines where id = ${id} and cart_id = ${cartId} returning 1`),
    );
    if (!cartId || dropped.length === 0) throw lineNotFound();
  },
});
