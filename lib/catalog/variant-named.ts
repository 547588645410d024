import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { shop } from "./shop";

export type NamedVariant = {
  sku: string;
  /** Of its product. */
  slug: string;
  title: string;
  options: VariantOption[];
  /** Slugs of the stores that carry it. */
  carriers: string[];
};

/** A variant on sale by its SKU, called as the reader calls it; null when there is none. One statement. */
export async function variantNamed(tx: Tx, sku: string, locale: string): Promise<NamedVariant | null> {
  const [found] = rowsOf<NamedVariant>(
    await tx.execute(sql`
      select v.sku, p.slug, coalesce(t.title, d.title, p.slug) as title, v.options,
        array(select l.slug from stock_levels s join stock_locations l on l.id = s.location_id and l.pickup_enabled
          where s.variant_id = v.id order by l.name) as carriers
      from variants v join products p on p.id = v.product_id and p.status = 'published'
      left join product_texts t on t.product_id = p.id and t.locale = ${locale}
      left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
      where v.sku = ${sku} and v.active`),
  );
  return found ?? null;
}
