import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { db, rowsOf } from "@/db/client";
import { buildWorld, type World } from "@/db/testing/world";
import type { Refusal, Source } from "@/lib/catalog/import/feed";
import { type ImportSettings, importProducts } from "@/lib/catalog/import/import-products";
import { openFile } from "@/lib/catalog/import/open-file";
import { type Cells, shopifyCsv, sourceOf } from "@/lib/catalog/import/practice-file";
import { shopify } from "@/lib/catalog/import/shopify/format";

let world: World;

/** A shop that sells bread, into whose store at Kallio everything here is imported. */
export async function importStage(): Promise<World> {
  world = await buildWorld([{ sku: "BREAD", price: 450, kallio: 5 }]);
  return world;
}

/** What the database says to a test. */
export const rows = async <R>(text: string): Promise<R[]> => rowsOf<R>(await db().execute(sql.raw(text)));

const tables = [
  ...["departments", "products", "product_texts", "product_media", "variants", "prices"],
  ...["stock_levels", "stock_movements"],
];
/** Every row of every table that an import writes, as one hash per table. */
export async function fingerprint(): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await rows<{ hash: string }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`,
    );
    hashes[table] = row!.hash;
  }
  return hashes;
}

/** Imports a source, or rows of cells. @returns the report, and what was refused */
export async function run(source: Source | readonly Cells[], more: Partial<ImportSettings> = {}) {
  const refusals: Refusal[] = [];
  const settings = { locale: "en", currency: "EUR", vatBasisPoints: 2550, dryRun: false, ...more };
  const report = await importProducts(
    shopify,
    "open" in source ? source : sourceOf(shopifyCsv(source)),
    { locationId: world.kallio, ...settings },
    { refused: (refusal) => refusals.push(refusal) },
  );
  return { report, refusals };
}

/** Imports a file. */
export async function runFile(path: string, more: Partial<ImportSettings> = {}) {
  const file = await openFile(path);
  try {
    return await run(file, more);
  } finally {
    await file.close();
  }
}

/** The path of a file that stands beside the import. */
export const fixture = (name: string) =>
  fileURLToPath(new URL(`../../lib/catalog/import/fixtures/${name}`, import.meta.url));

type ShopVariant = { id: string; sku: string; position: number; active: boolean; amount: number };
/** The variants of a product, in their order. */
export const variantsOf = (slug: string) =>
  rows<ShopVariant>(`
    select v.id, v.sku, v.position, v.active, c.amount from variants v
    join products p on p.id = v.product_id join prices c on c.variant_id = v.id
    where p.slug = '${slug}' order by v.position`);

/** What happened to a SKU's stock. */
export const movementsOf = (sku: string) =>
  rows<{ kind: string; quantity: number; actor: string; cause: string }>(`
    select m.kind, m.quantity, m.actor, m.cause from stock_movements m join variants v on v.id = m.variant_id
    where v.sku = '${sku}' order by m.id`);
