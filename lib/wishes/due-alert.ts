import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { shop } from "@/lib/catalog/shop";

/** What an alert has to say. */
export type DueAlert = {
  id: string;
  email: string;
  locale: string;
  /** Of the product, in the alert's language. */
  title: string;
  slug: string;
  options: VariantOption[];
  store: string;
};

/** An alert with what it is about; null when it was ended in the meantime. One statement. */
export async function dueAlert(tx: Tx, id: string): Promise<DueAlert | null> {
  const [alert] = rowsOf<DueAlert>(
    await tx.execute(sql`
      select a.id, a.email, a.locale, p.slug, coalesce(t.title, d.title, p.slug) as title, v.options,
        l.name as store
      from stock_alerts a
      join variants v on v.id = a.variant_id
      join products p on p.id = v.product_id
      join stock_locations l on l.id = a.location_id
      left join product_texts t on t.product_id = p.id and t.locale = a.locale
      left join product_texts d on d.product_id = p.id and d.locale = ${shop.defaultLocale}
      where a.id = ${id}`),
  );
  return alert ?? null;
}
