import { defaultLocale } from "@/lib/i18n/locales";
import { newId } from "@/lib/kernel/id";
import { type BatchItem, type BatchPlan, emptyPlan, type PlanSettings } from "./batch-plan";
import { departmentSlug } from "./departments";
import { type FeedProduct, refuseWhole } from "./feed";
import type { Existing, ExistingProduct } from "./load-existing";
import { planVariants } from "./plan-variants";

/** What the shop has besides the products themselves: departments by slug, and the first free place in its order. */
export type Places = { departments: ReadonlyMap<string, string>; nextPosition: number };

/**
 * Compares the products of a batch with what the shop has and says what to write. Pure, but for new ids.
 * Another source's products are refused, and SKUs that other products have.
 */
export function planBatch(
  batch: readonly BatchItem[],
  existing: Existing,
  places: Places,
  settings: PlanSettings,
): BatchPlan {
  const plan = emptyPlan();
  let nextPosition = places.nextPosition;
  for (const item of batch) {
    const before = existing.bySlug.get(item.product.slug);
    const own = ownVariants(plan, item, before, existing, settings);
    if (!own) {
      plan.productsMade.refused += 1;
      continue;
    }
    const { product, partial } = own;
    const id = before?.id ?? newId();
    const row = {
      id,
      slug: product.slug,
      status: product.status,
      departmentId: departmentOf(product, places),
      brand: product.brand,
      vatBasisPoints: settings.vatBasisPoints,
      source: settings.source,
      position: before?.position ?? nextPosition++,
    };
    const changed = [
      !before || differs(row, before),
      planTexts(plan, id, product, before, settings.locale),
      planPictures(plan, id, product, before),
      planVariants(plan, { id, feed: product, partial }, before?.variants ?? [], settings),
    ].some(Boolean);
    if (changed) plan.products.push(row);
    plan.productsMade[before ? (changed ? "updated" : "unchanged") : "created"] += 1;
  }
  return plan;
}

/** The product with the variants that are its own; null when it, or all of them, belong to somebody else. */
function ownVariants(
  plan: BatchPlan,
  { product, partial }: BatchItem,
  before: ExistingProduct | undefined,
  existing: Existing,
  settings: PlanSettings,
): BatchItem | null {
  if (before && before.source !== settings.source) {
    const reason = `its address "${product.slug}" belongs to a product from "${before.source}"`;
    plan.refusals.push(...refuseWhole(product.handle, product.lines, reason));
    return null;
  }
  const reasonFor = (sku: string): string | null => {
    const owner = existing.slugOfSku.get(sku);
    if (owner === undefined || owner === product.slug) return null;
    return `SKU "${sku}" belongs to the product "${owner}"`;
  };
  const variants = product.variants.filter((v) => reasonFor(v.sku) === null);
  if (variants.length === product.variants.length) return { product, partial };
  if (variants.length === 0) {
    const reason = reasonFor(product.variants[0]!.sku)!;
    plan.refusals.push(...refuseWhole(product.handle, product.lines, reason));
    return null;
  }
  for (const { line, sku } of product.variants) {
    const reason = reasonFor(sku);
    if (reason !== null) plan.refusals.push({ line, product: product.handle, part: "variant", reason });
  }
  return { product: { ...product, variants }, partial: true };
}

function departmentOf(product: FeedProduct, places: Places): string {
  const id = places.departments.get(departmentSlug(product.department));
  if (id === undefined) throw new Error(`there is no department for ${product.slug}`);
  return id;
}

const differs = (
  row: Pick<ExistingProduct, "status" | "departmentId" | "brand" | "vatBasisPoints">,
  before: ExistingProduct,
): boolean =>
  row.status !== before.status ||
  row.departmentId !== before.departmentId ||
  row.brand !== before.brand ||
  row.vatBasisPoints !== before.vatBasisPoints;

/** Plans the text in the file's language, and in the default one as long as that has no words of its own. */
function planTexts(
  plan: BatchPlan,
  productId: string,
  product: FeedProduct,
  before: ExistingProduct | undefined,
  locale: string,
): boolean {
  const text = { title: product.title, descriptionHtml: product.descriptionHtml };
  const old = before?.texts.get(locale);
  const fallback = before?.texts.get(defaultLocale);
  const same = (a: typeof text | undefined, b: typeof text | undefined) =>
    a?.title === b?.title && a?.descriptionHtml === b?.descriptionHtml;
  const wanted = new Set([locale]);
  if (!fallback || same(fallback, old)) wanted.add(defaultLocale);
  const changed = [...wanted].filter((l) => !same(before?.texts.get(l), text));
  plan.texts.push(...changed.map((l) => ({ productId, locale: l, ...text })));
  return changed.length > 0;
}

function planPictures(
  plan: BatchPlan,
  productId: string,
  { pictures }: FeedProduct,
  before: ExistingProduct | undefined,
): boolean {
  const old = before?.pictures ?? [];
  const same =
    old.length === pictures.length &&
    old.every((p, i) => p.src === pictures[i]!.src && p.alt === pictures[i]!.alt);
  if (same) return false;
  if (before) plan.repictured.push(productId);
  plan.media.push(...pictures.map((picture, position) => ({ productId, position, ...picture })));
  return true;
}
