import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf } from "@/db/client";
import { command } from "@/lib/kernel/command";
import { shopperOf } from "@/lib/kernel/shopper";
import { maxWishes } from "./bounds";
import { openList } from "./open-list";

/**
 * Brings what a visitor wished for to the customer they turned out to be: at sign-in, in its transaction. The newest
 * come first where both together are more than a list holds; the visitor's list is gone after.
 * @param input.visitor the visitor's id, as `visitorIdOf` reads it from the cookie: never something a client names
 * @returns how many wishes came along. Nobody but a customer may.
 */
export const joinWishes = command({
  input: z.strictObject({ visitor: z.string().min(1).max(100) }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { visitor }): Promise<{ joined: number }> {
    const left = rowsOf<{ product_id: string; wished_at: string }>(
      await tx.execute(sql`
        with own as (
          select w.id from wish_lists w where w.visitor_hash = ${visitor} and w.expires_at > now() for update
        )
        delete from wishes where list_id in (select id from own) returning product_id, wished_at::text`),
    );
    if (left.length === 0) return { joined: 0 };
    const list = await openList(tx, shopperOf(ctx.actor)!);
    const joined = rowsOf(
      await tx.execute(sql`
        insert into wishes (list_id, product_id, wished_at)
        select ${list}, product_id, wished_at
        from unnest(${sql.param(left.map((w) => w.product_id))}::uuid[],
          ${sql.param(left.map((w) => w.wished_at))}::timestamptz[]) as brought(product_id, wished_at)
        where not exists (
          select 1 from wishes o where o.list_id = ${list} and o.product_id = brought.product_id)
        order by wished_at desc
        limit ${maxWishes} - (select count(*) from wishes where list_id = ${list})
        returning 1`),
    );
    await tx.execute(sql`delete from wish_lists where visitor_hash = ${visitor}`);
    return { joined: joined.length };
  },
});
