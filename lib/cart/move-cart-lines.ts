import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { storeSlug } from "@/lib/inventory/input";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { notFound } from "@/lib/kernel/problem";
import { mayShop } from "@/lib/kernel/shopper";
import { maxLines, maxUnits } from "./bounds";
import { lineNotFound } from "./line-not-found";
import { lockCart } from "./open-cart";
import { placeNamed } from "./place-named";

type Moved = {
  variant_id: string;
  quantity: number;
  seen_amount: number;
  currency: string;
  added_at: string;
};

/**
 * Has lines collected at another store instead, or without one delivered. A line that meets its own kind there becomes one with it, up to what a
 * line may hold.
 * Throws `store.not_found`, and `cart.line_not_found` when none of the lines is in the basket.
 */
export const moveCartLines = command({
  input: z.strictObject({ lines: z.array(z.uuid()).min(1).max(maxLines), store: storeSlug.nullable() }),
  may: mayShop,
  async run(tx, ctx, input): Promise<void> {
    const cartId = await lockCart(tx, ctx);
    const [place] = rowsOf<{ id: string | null }>(await tx.execute(placeNamed(input.store)));
    if (!place) throw notFound("store");
    const moved = rowsOf<Moved>(
      await tx.execute(sql`
        delete from cart_lines where cart_id = ${cartId} and id = any(${sql.param(input.lines)}::uuid[])
        returning variant_id, quantity, seen_amount, currency, added_at`),
    );
    if (moved.length === 0) throw lineNotFound();
    const rows = JSON.stringify(moved.map((line) => ({ ...line, id: newId() })));
    await tx.execute(sql`
      insert into cart_lines as cl (id, cart_id, variant_id, location_id, quantity, seen_amount, currency, added_at)
      select distinct on (x.variant_id) x.id, ${cartId}, x.variant_id, ${place.id}::uuid,
        least(${maxUnits}, sum(x.quantity) over (partition by x.variant_id)), x.seen_amount, x.currency, x.added_at
      from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, variant_id uuid, quantity int, seen_amount int,
        currency text, added_at timestamptz)
      order by x.variant_id, x.added_at
      on conflict (cart_id, variant_id, location_id) do update
        set quantity = least(${maxUnits}, cl.quantity + excluded.quantity)`);
  },
});
