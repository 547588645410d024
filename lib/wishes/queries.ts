import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { type ProductCard, readCards } from "@/lib/catalog/product-card";
import type { Actor, Ctx } from "@/lib/kernel/actor";
import { maxWishes } from "./bounds";
import { ownList } from "./owner";

/** What the caller wishes for and the shop still sells, newest first. One statement. */
export const wishedGoods = (tx: Tx, ctx: Ctx): Promise<ProductCard[]> =>
  readCards(
    tx,
    ctx.locale,
    sql`p.id in (
      select i.product_id from wishes i join wish_lists w on w.id = i.list_id where ${ownList(ctx.actor)})`,
    sql`(select i.wished_at from wishes i join wish_lists w on w.id = i.list_id
      where i.product_id = p.id and ${ownList(ctx.actor)}) desc, p.id`,
    maxWishes,
  );

/** Whether a product is on the caller's wish list. One statement. */
export async function isWished(tx: Tx, actor: Actor, product: string): Promise<boolean> {
  const rows = rowsOf(
    await tx.execute(sql`
      select 1 from wish_lists w join wishes i on i.list_id = w.id join products p on p.id = i.product_id
      where ${ownList(actor)} and p.slug = ${product}`),
  );
  return rows.length > 0;
}
