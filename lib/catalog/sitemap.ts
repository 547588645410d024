import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";

/** Products `p` that have a page. */
const shown = sql`p.status = 'published'
  and exists (select from variants v where v.product_id = p.id and v.active)`;

export type SitemapProduct = { slug: string /** ISO 8601, UTC. */; changedAt: string };

/**
 * Where each file of a sitemap begins: the slug of every `size`-th published product, in the order of slugs. Empty
 * when nothing is sold. One statement, through the index of slugs.
 */
export async function sitemapStarts(tx: Tx, size: number): Promise<string[]> {
  const rows = rowsOf<{ slug: string }>(
    await tx.execute(sql`
      select slug from (
        select slug, row_number() over (order by slug) as place
        from products p where ${shown}
      ) counted where (place - 1) % ${size}::int = 0 order by place`),
  );
  return rows.map((row) => row.slug);
}

/** The `size` published products from this slug on. One statement. */
export async function sitemapProducts(tx: Tx, from: string, size: number): Promise<SitemapProduct[]> {
  return rowsOf(
    await tx.execute(sql`
      select slug, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt"
      from products p where ${shown} and slug >= ${from}
      order by slug limit ${size}`),
  );
}
