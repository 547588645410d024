import { randomBytes } from "node:crypto";
import { closeDb } from "@/db/client";
import { importProducts } from "@/lib/catalog/import/import-products";
import { openFile } from "@/lib/catalog/import/open-file";
import { shopify } from "@/lib/catalog/import/shopify/format";
import { closeQueue } from "@/lib/kernel/queue";

/**
 * Imports a Shopify product CSV into the database at this address, as a shop would. @returns how many products came in.
 */
export async function fillCatalogue(url: string, path: string): Promise<number> {
  const secret = randomBytes(32).toString("base64url");
  Object.assign(process.env, { AISLE_MODE: "demo", AUTH_SECRET: secret, DATABASE_URL: url });
  const file = await openFile(path);
  try {
    const report = await importProducts(shopify, file, {
      locale: "en",
      currency: "EUR",
      vatBasisPoints: 2550,
      locationId: null,
      dryRun: false,
    });
    return report.products.created;
  } finally {
    await file.close();
    await closeQueue();
    await closeDb();
  }
}
