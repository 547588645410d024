import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { subtreeOf } from "./departments";
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

/** What the front page shows besides the departments themselves. A statement for the offers, one for each department. */
export async function frontPage(tx: Tx, locale: string): Promise<FrontPage> {
  const carried = sql`exists (
    select 1 from variants v join stock_levels s on s.variant_id = v.id
    join stock_locations l on l.id = s.location_id and l.pickup_enabled
    where v.product_id = p.id and v.active)`;
  const reduced = sql`exists (
    select 1 from variants v join prices c on c.variant_id = v.id
    where v.product_id = p.id and v.active and c.compare_at_amount is not null)`;
  const order = sql`p.position, p.id`;
  const firstOf = async ({ slug }: { slug: string }) => ({
    slug,
    products: await readCards(
      tx,
      locale,
      sql`p.department_id in ${subtreeOf(slug)} and not ${reduced} and ${carried}`,
      order,
      perDepartment,
    ),
  });
  const first = rowsOf<{ slug: string }>(
    await tx.execute(sql`
      select slug from departments where parent_id is null order by position, slug limit ${departmentsShown}`),
  );
  const [offers, ...departments] = await Promise.all([
    readCards(tx, locale, sql`${reduced} and ${carried}`, order, offersShown),
    ...first.map(firstOf),
  ]);
  return { offers, departments: departments.filter((d) => d.products.length > 0) };
}
