import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { mostCodes } from "@/lib/promotions/given-codes";
import { maxLines, maxSaved, maxUnits } from "./bounds";
import { openCart } from "./open-cart";
import { putAside } from "./put-aside";

/**
 * Puts what a visitor had in their basket into the basket of the customer they turned out to be. No line is lost: the
 * same thing had the same way becomes one line, up to what a line may hold; where both together are more lines than a
 * basket takes, those added last stay and the others are put aside for later. Of what lies aside the newest is kept, as
 * much as may lie there. The visitor's basket ends. Merging again finds nothing to merge.
 * @param input `visitor` is the hash of their cookie, which only their own browser has.
 * @returns how many lines were put aside.
 */
export const mergeCart = command({
  input: z.strictObject({ visitor: z.string().min(1).max(100) }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { visitor }): Promise<{ aside: number }> {
    // The visitor's first, then the customer's: whoever merges locks them in this order.
    const [theirs] = rowsOf<{ id: string }>(
      await tx.execute(sql`
        select id from carts where visitor_hash = ${visitor} and expires_at > now() for update`),
    );
    if (!theirs) return { aside: 0 };
    const mine = await openCart(tx, ctx);
    await tx.execute(sql`
      update cart_lines cl set quantity = least(${maxUnits}, cl.quantity + v.quantity)
      from cart_lines v
      where cl.cart_id = ${mine} and v.cart_id = ${theirs.id} and v.variant_id = cl.variant_id
        and v.location_id is not distinct from cl.location_id`);
    await tx.execute(sql`
      update cart_lines v set cart_id = ${mine}
      where v.cart_id = ${theirs.id} and not exists (select from cart_lines cl
        where cl.cart_id = ${mine} and cl.variant_id = v.variant_id
          and cl.location_id is not distinct from v.location_id)`);
    await tx.execute(sql`
      with taken as (delete from saved_lines where cart_id = ${theirs.id} returning *)
      insert into saved_lines as s (id, cart_id, variant_id, location_id, quantity, seen_amount, currency, saved_at)
      select v.id, ${mine}, v.variant_id, v.location_id, v.quantity, v.seen_amount, v.currency, v.saved_at
      from taken v
      on conflict (cart_id, variant_id) do update
        set quantity = least(${maxUnits}, s.quantity + excluded.quantity)`);
    await tx.execute(sql`
      update carts m set codes = (
        select coalesce(array_agg(code order by first), '{}') from (
          select code, min(n) as first from unnest(m.codes || v.codes) with ordinality as u(code, n)
          group by code order by first limit ${mostCodes}) kept)
      from carts v where m.id = ${mine} and v.id = ${theirs.id} and v.codes <> '{}'`);
    await tx.execute(sql`delete from carts where id = ${theirs.id}`);
    const aside = await putAside(
      tx,
      mine,
      sql`select id from cart_lines where cart_id = ${mine} order by added_at desc, id desc offset ${maxLines}`,
    );
    await tx.execute(sql`
      delete from saved_lines where id in (
        select id from saved_lines where cart_id = ${mine} order by saved_at desc, id desc offset ${maxSaved})`);
    return { aside };
  },
});
