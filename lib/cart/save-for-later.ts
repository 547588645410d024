import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { maxUnits } from "./bounds";
import { lineNotFound } from "./line-not-found";
import { lockCart } from "./open-cart";
import { mayShop } from "./owner";

/**
 * Puts a line of the shopper's basket aside, with its price as it was seen. The same thing put aside before becomes one
 * with it, up to what a line may hold.
 * Throws `cart.line_not_found`, also for a line of somebody else's basket.
 */
export const saveForLater = command({
  input: z.strictObject({ id: z.uuid() }),
  may: mayShop,
  async run(tx, ctx, { id }): Promise<void> {
    const cartId = await lockCart(tx, ctx);
    const saved = rowsOf(
      await tx.execute(sql`
        with taken as (delete from cart_lines where id = ${id} and cart_id = ${cartId} returning *)
        insert into saved_lines as s (id, cart_id, variant_id, location_id, quantity, seen_amount, currency)
        select ${newId()}, cart_id, variant_id, location_id, quantity, seen_amount, currency from taken
        on conflict (cart_id, variant_id) do update
          set quantity = least(${maxUnits}, s.quantity + excluded.quantity), location_id = excluded.location_id,
            seen_amount = excluded.seen_amount, currency = excluded.currency, saved_at = now()
        returning 1`),
    );
    if (!cartId || saved.length === 0) throw lineNotFound();
  },
});
