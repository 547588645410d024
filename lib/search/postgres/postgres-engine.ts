import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { SearchEngine, TextMatch, TextQuery } from "../engine";

async function match(tx: Tx, { text, limit }: TextQuery): Promise<TextMatch> {
  const like = `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const products = rowsOf<{ id: string; score: number }>(
    await tx.execute(sql`
      select p.id, 1 as score from products p where p.status = 'published' and (
        exists (select 1 from product_texts t where t.product_id = p.id and t.title ilike ${like})
        or p.brand ilike ${like}
        or exists (select 1 from variants v where v.product_id = p.id and v.active
          and (lower(v.sku) = lower(${text}) or v.barcode = ${text})))
      order by p.position, p.id limit ${limit}`),
  );
  return { products, corrected: null, loose: false };
}

/** Products found by Postgres alone. */
export const postgresEngine: SearchEngine = {
  match,
  complete: async (tx, query) => ({ ...(await match(tx, query)), words: [] }),
  takeUp: async () => {},
};
