import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { prices, productMedia, products, productTexts, variants } from "@/db/schema/catalog";
import { defaultLocale } from "@/lib/i18n/locales";
import type { FeedProduct } from "./feed";

type ProductRow = Pick<
  typeof products.$inferSelect,
  "id" | "slug" | "source" | "status" | "departmentId" | "brand" | "vatBasisPoints" | "position"
>;
type TextRow = { title: string; descriptionHtml: string };
type PriceRow = { amount: number; compareAtAmount: number | null };

export type ExistingVariant = Omit<
  typeof variants.$inferSelect,
  "measureAmount" | "measureUnit" | "shelf"
> & {
  price: PriceRow | null;
};
export type ExistingProduct = ProductRow & {
  /** By locale: the file's and the default one. */
  texts: ReadonlyMap<string, TextRow>;
  pictures: readonly { src: string; alt: string }[];
  variants: readonly ExistingVariant[];
};

/** What the shop has of the products of one batch. */
export type Existing = {
  bySlug: ReadonlyMap<string, ExistingProduct>;
  /** The address of the product that has a SKU. */
  slugOfSku: ReadonlyMap<string, string>;
};

/** Reads everything that a batch could change. Six statements at most, however many products. */
export async function loadExisting(
  tx: Tx,
  batch: readonly FeedProduct[],
  settings: { locale: string; currency: string },
): Promise<Existing> {
  const found = await tx
    .select({
      id: products.id,
      slug: products.slug,
      source: products.source,
      status: products.status,
      departmentId: products.departmentId,
      brand: products.brand,
      vatBasisPoints: products.vatBasisPoints,
      position: products.position,
    })
    .from(products)
    .where(
      inArray(
        products.slug,
        batch.map((p) => p.slug),
      ),
    );
  const ids = found.map((p) => p.id);
  const [slugOfSku, own] = [await ownersOf(tx, batch), await variantsOf(tx, ids, settings.currency)];
  const [texts, pictures] = [await textsOf(tx, ids, settings.locale), await picturesOf(tx, ids)];
  const bySlug = new Map(
    found.map((product): [string, ExistingProduct] => [
      product.slug,
      {
        ...product,
        texts: new Map((texts.get(product.id) ?? []).map(({ locale, ...text }) => [locale, text])),
        pictures: pictures.get(product.id) ?? [],
        variants: own.get(product.id) ?? [],
      },
    ]),
  );
  return { bySlug, slugOfSku };
}

async function ownersOf(tx: Tx, batch: readonly FeedProduct[]): Promise<Map<string, string>> {
  const skus = batch.flatMap((p) => p.variants.map((v) => v.sku));
  if (skus.length === 0) return new Map();
  const rows = await tx
    .select({ sku: variants.sku, slug: products.slug })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.sku, skus));
  return new Map(rows.map((r) => [r.sku, r.slug]));
}

async function variantsOf(
  tx: Tx,
  productIds: string[],
  currency: string,
): Promise<Map<string, ExistingVariant[]>> {
  if (productIds.length === 0) return new Map();
  const rows = await tx
    .select({
      id: variants.id,
      productId: variants.productId,
      sku: variants.sku,
      barcode: variants.barcode,
      position: variants.position,
      options: variants.options,
      grams: variants.grams,
      active: variants.active,
      amount: prices.amount,
      compareAtAmount: prices.compareAtAmount,
    })
    .from(variants)
    .leftJoin(prices, and(eq(prices.variantId, variants.id), eq(prices.currency, currency)))
    .where(inArray(variants.productId, productIds))
    .orderBy(asc(variants.position));
  return Map.groupBy(
    rows.map(({ amount, compareAtAmount, ...variant }) => ({
      ...variant,
      price: amount === null ? null : { amount, compareAtAmount },
    })),
    (v) => v.productId,
  );
}

async function textsOf(tx: Tx, productIds: string[], locale: string) {
  if (productIds.length === 0) return new Map<string, never>();
  const rows = await tx
    .select()
    .from(productTexts)
    .where(
      and(
        inArray(productTexts.productId, productIds),
        or(eq(productTexts.locale, locale), eq(productTexts.locale, defaultLocale)),
      ),
    );
  return Map.groupBy(rows, (t) => t.productId);
}

async function picturesOf(tx: Tx, productIds: string[]) {
  if (productIds.length === 0) return new Map<string, never>();
  const rows = await tx
    .select({ productId: productMedia.productId, src: productMedia.src, alt: productMedia.alt })
    .from(productMedia)
    .where(inArray(productMedia.productId, productIds))
    .orderBy(asc(productMedia.productId), asc(productMedia.position));
  return Map.groupBy(rows, (m) => m.productId);
}
