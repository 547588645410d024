import { inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { prices, productMedia, products, productTexts, variants } from "@/db/schema/catalog";
import type { BatchPlan } from "./batch-plan";

/** Far below the 65,535 values that one statement carries. */
const rowsPerStatement = 1_000;

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += rowsPerStatement) yield rows.slice(i, i + rowsPerStatement);
}

/** What the conflicting row would have been. */
const excluded = (column: PgColumn): SQL => sql.raw(`excluded."${column.name}"`);

/** Writes what a plan says, table by table, many rows a statement. */
export async function writePlan(tx: Tx, plan: BatchPlan): Promise<void> {
  for (const rows of chunks(plan.products))
    await tx
      .insert(products)
      .values(rows)
      .onConflictDoUpdate({
        target: products.id,
        set: {
          status: excluded(products.status),
          departmentId: excluded(products.departmentId),
          brand: excluded(products.brand),
          vatBasisPoints: excluded(products.vatBasisPoints),
          updatedAt: sql`now()`,
        },
      });
  for (const ids of chunks(plan.repictured))
    await tx.delete(productMedia).where(inArray(productMedia.productId, ids));
  for (const rows of chunks(plan.media)) await tx.insert(productMedia).values(rows);
  await writeVariants(tx, plan);
  for (const rows of chunks(plan.prices))
    await tx
      .insert(prices)
      .values(rows)
      .onConflictDoUpdate({
        target: [prices.variantId, prices.currency],
        set: { amount: excluded(prices.amount), compareAtAmount: excluded(prices.compareAtAmount) },
      });
  // After what the search reads besides them, so that it reads each product once.
  for (const rows of chunks(plan.texts))
    await tx
      .insert(productTexts)
      .values(rows)
      .onConflictDoUpdate({
        target: [productTexts.productId, productTexts.locale],
        set: { title: excluded(productTexts.title), descriptionHtml: excluded(productTexts.descriptionHtml) },
      });
}

async function writeVariants(tx: Tx, plan: BatchPlan): Promise<void> {
  // A product's places are unique at every moment, so whoever moves first steps aside, below zero.
  for (const ids of chunks(plan.moved))
    await tx
      .update(variants)
      .set({ position: sql`-1 - ${variants.position}` })
      .where(inArray(variants.id, ids));
  for (const rows of chunks(plan.variants))
    await tx
      .insert(variants)
      .values(rows)
      .onConflictDoUpdate({
        target: variants.id,
        set: {
          sku: excluded(variants.sku),
          barcode: excluded(variants.barcode),
          position: excluded(variants.position),
          options: excluded(variants.options),
          grams: excluded(variants.grams),
          active: excluded(variants.active),
        },
      });
}
