import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { notFound, Problem } from "@/lib/kernel/problem";
import { mayShop, shopperOf } from "@/lib/kernel/shopper";
import { maxWishes } from "./bounds";
import { wishInput } from "./input";
import { openList } from "./open-list";

/**
 * Puts a product on the shopper's wish list; what is on it already stays where it is.
 * Throws `product.not_found`, `wishes.full`.
 */
export const addWish = command({
  input: wishInput,
  may: mayShop,
  async run(tx, ctx, { product }): Promise<void> {
    const list = await openList(tx, shopperOf(ctx.actor)!);
    const [outcome] = rowsOf<{ known: boolean; there: boolean }>(
      await tx.execute(sql`
        with asked as (select id from products where slug = ${product} and status = 'published'),
        added as (
          insert into wishes (list_id, product_id) select ${list}, id from asked
          where (select count(*) from wishes where list_id = ${list}) < ${maxWishes}
          on conflict do nothing returning product_id
        )
        select exists (select 1 from asked) as known,
          exists (select 1 from added)
            or exists (select 1 from wishes where list_id = ${list} and product_id in (select id from asked)) as there`),
    );
    if (!outcome?.known) throw notFound("product");
    if (!outcome.there)
      throw new Problem("conflict", "wishes.full", "The wish list takes no more.", { max: maxWishes });
  },
});
