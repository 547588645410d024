import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type ProductCard, readCards } from "./product-card";

export const goesWithShown = 4;

export type GoesWith = {
  /** Whether it is what others bought with it; else it is from the same shelf. */
  bought: boolean;
  products: ProductCard[];
};

/**
 * What others bought together with a product, the most frequent first; where too little is known of it, what stands
 * beside it in its department. One statement, or up to three.
 */
export async function goesWith(tx: Tx, locale: string, slug: string): Promise<GoesWith> {
  const own = sql`(select id from products where slug = ${slug})`;
  const bought = await readCards(
    tx,
    locale,
    sql`p.id in (select companion_id from product_companions where product_id = ${own})`,
    sql`(select orders from product_companions where product_id = ${own} and companion_id = p.id) desc, p.id`,
    goesWithShown,
  );
  if (bought.length === goesWithShown) return { bought: true, products: bought };
  const beside = (which: SQL) =>
    readCards(
      tx,
      locale,
      sql`p.department_id = (select department_id from products where slug = ${slug}) and ${which}`,
      sql`p.position, p.id`,
      goesWithShown,
    );
  const place = sql`(select position, id from products where slug = ${slug})`;
  const after = await beside(sql`(p.position, p.id) > ${place}`);
  const before = after.length < goesWithShown ? await beside(sql`(p.position, p.id) < ${place}`) : [];
  return { bought: false, products: [...after, ...before].slice(0, goesWithShown) };
}
