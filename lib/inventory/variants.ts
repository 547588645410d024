import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";

/** Ids of variants by SKU, also of those no longer on sale: their units still lie on shelves. One statement. */
export async function variantsBySku(tx: Tx, skus: readonly string[]): Promise<Map<string, string>> {
  const rows = rowsOf<{ sku: string; id: string }>(
    await tx.execute(sql`select sku, id from variants where sku = any(${sql.param(skus)}::text[])`),
  );
  return new Map(rows.map((r) => [r.sku, r.id]));
}

export type ScannedVariant = { id: string; sku: string };

/**
 * What scanned codes stand for: a barcode, or a SKU printed as one. Barcodes come from feeds and may be on several
 * things; such a code names them all. One statement.
 */
export async function variantsScanned(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, ScannedVariant[]>> {
  const rows = rowsOf<ScannedVariant & { code: string }>(
    await tx.execute(sql`
      with scanned as (select * from unnest(${sql.param([...new Set(codes)])}::text[]) as w(code))
      select w.code, v.id, v.sku from scanned w join variants v on v.barcode = w.code
      union all
      select w.code, v.id, v.sku from scanned w join variants v on v.sku = w.code
      where not exists (select 1 from variants b where b.barcode = w.code)
      order by sku`),
  );
  return Map.groupBy(rows, (row) => row.code);
}
