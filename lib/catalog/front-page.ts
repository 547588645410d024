import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type ProductCard, readCards } from "./product-card";

const offersShown = 8;
const perDepartment = 4;
const departmentsShown = 3;

export type FrontPage = {
  /** Reduced goods that stores carry. */
  offers: ProductCard[];
  /** The first departments with their first goods. */
  departments: { slug: string; products: ProductCard[] }[];
};

/** What the front page shows besides the departments themselves. Two statements, side by side. */
export async function frontPage(tx: Tx, locale: string): Promise<FrontPage> {
  const carried = sql`exists (
    select 1 from variants v join stock_levels s on s.variant_id = v.id
    join stock_locations l on l.id = s.location_id and l.pickup_enabled
    where v.product_id = p.id and v.active)`;
  const reduced = sql`exists (
    select 1 from variants v join prices c on c.variant_id = v.id
    where v.product_id = p.id and v.active and c.compare_at_amount is not null)`;
  const [offers, firsts] = await Promise.all([
    readCards(tx, locale, sql`${reduced} and ${carried}`, sql`p.position, p.id`, offersShown),
    readCards(
      tx,
      locale,
      sql`p.id in (
        select f.id from (select id from departments order by position, slug limit ${departmentsShown}) first
        cross join lateral (
          select p.id from products p
          where p.department_id = first.id and p.status = 'published' and not ${reduced} and ${carried}
          order by p.position, p.id limit ${perDepartment}
        ) f)`,
      sql`d.position, d.slug, p.position, p.id`,
      departmentsShown * perDepartment,
    ),
  ]);
  const bySlug = new Map<string, ProductCard[]>();
  for (const card of firsts) bySlug.set(card.department, [...(bySlug.get(card.department) ?? []), card]);
  return { offers, departments: [...bySlug].map(([slug, products]) => ({ slug, products })) };
}
