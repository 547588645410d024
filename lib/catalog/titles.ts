import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { VariantOption } from "@/db/schema/catalog";
import { textIn } from "@/lib/i18n/locales";
import { shop } from "./shop";

type Named = { sku: string; title: string };

const named = (locale: string) => sql`
  select v.sku, coalesce(t.title, d.title, v.sku) as title
  from variants v
  left join product_texts t on t.product_id = v.product_id and t.locale = ${locale}
  left join product_texts d on d.product_id = v.product_id and d.locale = ${shop.defaultLocale}`;

/** What goods are called in a reader's language, by SKU. One statement; none without SKUs. */
export async function titlesOf(
  tx: Tx,
  skus: readonly string[],
  locale: string,
): Promise<ReadonlyMap<string, string>> {
  if (skus.length === 0) return new Map();
  const rows = rowsOf<Named>(
    await tx.execute(sql`${named(locale)} where v.sku = any(${sql.param(skus)}::text[])`),
  );
  return new Map(rows.map((r) => [r.sku, r.title]));
}

/** The same with what tells variants of one product apart: `Harbour espresso, 1 kg, beans`. One statement. */
export async function variantTitlesOf(
  tx: Tx,
  skus: readonly string[],
  locale: string,
): Promise<ReadonlyMap<string, string>> {
  if (skus.length === 0) return new Map();
  const rows = rowsOf<Named & { options: VariantOption[] }>(
    await tx.execute(sql`
      select n.sku, n.title, v.options from (${named(locale)} where v.sku = any(${sql.param(skus)}::text[])) n
      join variants v on v.sku = n.sku`),
  );
  return new Map(rows.map(({ sku, title, options }) => [sku, withOptions(title, options, locale)]));
}

/** A product's title with a variant's options. */
export const withOptions = (title: string, options: readonly VariantOption[], locale: string): string =>
  [title, ...options.map((option) => textIn(option.value, locale))].join(", ");

/** What the thing with this barcode or SKU is called; null for one the shop does not know. One statement. */
export async function titleOfScanned(tx: Tx, code: string, locale: string): Promise<string | null> {
  const [row] = rowsOf<Named>(
    await tx.execute(sql`${named(locale)} where v.barcode = ${code} or v.sku = ${code} limit 1`),
  );
  return row?.title ?? null;
}
