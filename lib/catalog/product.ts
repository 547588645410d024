import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { LocalizedText, measureUnits, ProductFacts, VariantOption } from "@/db/schema/catalog";
import { defaultLocale } from "@/lib/i18n/locales";
import type { Money } from "@/lib/kernel/money";
import type { Picture } from "./product-card";
import { shop } from "./shop";

export type ProductVariant = {
  sku: string;
  barcode: string | null;
  options: VariantOption[];
  grams: number;
  measure: { amount: number; unit: (typeof measureUnits)[number] } | null;
  price: Money;
  compareAt: Money | null;
  /** Slugs of the stores that carry it. */
  carriers: string[];
  /** Whether parcels leave with it: from warehouses, or from the stores where there is no warehouse. */
  sent: boolean;
};

export type Product = {
  id: string;
  slug: string;
  title: string;
  /** Safe HTML, cleaned before it was stored. */
  descriptionHtml: string;
  /** The language the texts are in: the asked one, or the shop's default. */
  textLocale: string;
  brand: string | null;
  department: { slug: string; name: LocalizedText; plinth: string };
  vatBasisPoints: number;
  ageLimit: number | null;
  facts: ProductFacts;
  media: Picture[];
  variants: ProductVariant[];
};

type VariantRow = Omit<ProductVariant, "price" | "compareAt"> & { amount: number; compareAt: number | null };
type Row = Omit<Product, "variants"> & { variants: VariantRow[] | null };

/** A published product with everything its page shows; null when there is none. One statement. */
export async function productBySlug(tx: Tx, slug: string, locale: string): Promise<Product | null> {
  const [row] = rowsOf<Row>(
    await tx.execute(sql`
      select p.id, p.slug, p.brand, p.vat_basis_points as "vatBasisPoints", p.age_limit as "ageLimit", p.facts,
        coalesce(t.title, p.slug) as title, coalesce(t.description_html, '') as "descriptionHtml",
        coalesce(t.locale, ${defaultLocale}) as "textLocale",
        json_build_object('slug', d.slug, 'name', d.name, 'plinth', d.plinth) as department,
        coalesce((select json_agg(json_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height)
          order by m.position) from product_media m where m.product_id = p.id), '[]') as media,
        (select json_agg(json_build_object('sku', v.sku, 'barcode', v.barcode, 'options', v.options, 'grams', v.grams,
            'measure', case when v.measure_unit is not null
              then json_build_object('amount', v.measure_amount, 'unit', v.measure_unit) end,
            'amount', c.amount, 'compareAt', c.compare_at_amount,
            'carriers', array(select l.slug from stock_levels s
              join stock_locations l on l.id = s.location_id and l.pickup_enabled
              where s.variant_id = v.id order by l.name),
            'sent', exists (select from stock_levels s join stock_locations l on l.id = s.location_id
              where s.variant_id = v.id and (l.kind = 'warehouse'
                or not exists (select from stock_locations where kind = 'warehouse')))) order by v.position)
          from variants v join prices c on c.variant_id = v.id and c.currency = ${shop.currency}
          where v.product_id = p.id and v.active) as variants
      from products p join departments d on d.id = p.department_id
      left join lateral (
        select locale, title, description_html from product_texts
        where product_id = p.id and locale in (${locale}, ${defaultLocale})
        order by (locale = ${locale}) desc limit 1
      ) t on true
      where p.slug = ${slug} and p.status = 'published'`),
  );
  if (!row?.variants) return null;
  const money = (amount: number): Money => ({ amount, currency: shop.currency });
  return {
    ...row,
    variants: row.variants.map(({ amount, compareAt, ...variant }) => ({
      ...variant,
      price: money(amount),
      compareAt: compareAt === null ? null : money(compareAt),
    })),
  };
}
