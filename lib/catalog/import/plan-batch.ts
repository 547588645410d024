import { defaultLocale } from "@/lib/i18n/locales";
import { newId } from "@/lib/kernel/id";
import { type BatchItem, type BatchPlan, emptyPlan, type PlanSettings } from "./batch-plan";
import { departmentSlug } from "./departments";
import type { FeedProduct } from "./feed";
import type { Existing, ExistingProduct } from "./load-existing";
import { planVariants } from "./plan-variants";

/** What the shop has besides the products themselves: departments by slug, and the first free place in its order. */
export type Places = { departments: ReadonlyMap<string, string>; nextPosition: number };

/**
 * Compares the products of a batch, all of which are this source's to write, with what the shop has and says
 * what to write. Pure, but for new ids.
 */
export function planBatch(
  batch: readonly BatchItem[],
  existing: Existing,
  places: Places,
  settings: PlanSettings,
): BatchPlan {
  const plan = emptyPlan();
  let nextPosition = places.nextPosition;
  for (const { product, partial } of batch) {
    const before = existing.bySlug.get(product.slug);
    const id = before?.id ?? newId();
    const row = {
      id,
      slug: product.slug,
      status: product.status ?? before?.status ?? "published",
      departmentId: departmentOf(product, before, places),
      brand: product.brand === undefined ? (before?.brand ?? null) : product.brand,
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
    if (row.status !== before?.status || row.departmentId !== before.departmentId) plan.regrouped = true;
    plan.productsMade[before ? (changed ? "updated" : "unchanged") : "created"] += 1;
  }
  return plan;
}

function departmentOf(product: FeedProduct, before: ExistingProduct | undefined, places: Places): string {
  if (product.department === undefined && before) return before.departmentId;
  const id = places.departments.get(departmentSlug(product.department ?? null));
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
  const old = before?.texts.get(locale);
  const text = {
    title: product.title,
    descriptionHtml: product.descriptionHtml ?? old?.descriptionHtml ?? "",
  };
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
  if (pictures === undefined) return false;
  const old = before?.pictures ?? [];
  const same =
    old.length === pictures.length &&
    old.every((p, i) => p.src === pictures[i]!.src && p.alt === pictures[i]!.alt);
  if (same) return false;
  if (before) plan.repictured.push(productId);
  plan.media.push(...pictures.map((picture, position) => ({ productId, position, ...picture })));
  return true;
}
