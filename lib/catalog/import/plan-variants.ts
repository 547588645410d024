import type { VariantOption } from "@/db/schema/catalog";
import { newId } from "@/lib/kernel/id";
import type { BatchPlan, PlanSettings } from "./batch-plan";
import type { FeedProduct, FeedVariant } from "./feed";
import type { ExistingVariant } from "./load-existing";
import { localizedText } from "./localized-text";

/**
 * Plans the variants of one product and their prices. A variant is known by its SKU, else by its options, so that
 * one whose SKU is changed stays the same variant with the same stock. Variants that are gone from the file are
 * retired, not deleted: orders and stock speak of them. With `partial` they are left as they are.
 * @returns whether anything differs.
 */
export function planVariants(
  plan: BatchPlan,
  product: { id: string; feed: FeedProduct; partial: boolean },
  before: readonly ExistingVariant[],
  settings: PlanSettings,
): boolean {
  const { id: productId, feed } = product;
  const matches = matchVariants(feed.variants, before, settings.locale);
  let changed = false;
  feed.variants.forEach((variant, position) => {
    const old = matches.get(variant);
    const row = {
      id: old?.id ?? newId(),
      productId,
      sku: variant.sku,
      barcode: variant.barcode === undefined ? (old?.barcode ?? null) : variant.barcode,
      position,
      options: localizedOptions(variant, old, settings.locale),
      grams: variant.grams ?? old?.grams ?? 0,
      active: true,
    };
    const price = planPrice(variant, old);
    const rowDiffers = !old || differs(row, old);
    const priceDiffers =
      old?.price?.amount !== price.amount || old.price.compareAtAmount !== price.compareAtAmount;
    if (rowDiffers) plan.variants.push(row);
    if (old && old.position !== position) plan.moved.push(old.id);
    if (priceDiffers) plan.prices.push({ variantId: row.id, currency: settings.currency, ...price });
    if (!old) plan.variantsMade.created += 1;
    else if (rowDiffers || priceDiffers) plan.variantsMade.updated += 1;
    else plan.variantsMade.unchanged += 1;
    changed ||= rowDiffers || priceDiffers;
    plan.counted.push({
      variantId: row.id,
      line: variant.line,
      product: feed.handle,
      quantity: variant.quantity,
    });
  });
  const kept = new Set([...matches.values()].map((v) => v.id));
  const gone = before.filter((v) => !kept.has(v.id));
  return planGone(plan, gone, feed.variants.length, product.partial) || changed;
}

function planPrice(variant: FeedVariant, old: ExistingVariant | undefined) {
  const { amount } = variant;
  const compareAt =
    variant.compareAtAmount === undefined ? old?.price?.compareAtAmount : variant.compareAtAmount;
  // A price before the sale that was left as it is may be overtaken by the new price.
  return {
    amount,
    compareAtAmount: compareAt !== null && compareAt !== undefined && compareAt > amount ? compareAt : null,
  };
}

/** Variants that the file does not have come after those it has. */
function planGone(
  plan: BatchPlan,
  gone: readonly ExistingVariant[],
  firstPosition: number,
  partial: boolean,
): boolean {
  let changed = false;
  gone.forEach((old, i) => {
    const { price: _price, ...row } = old;
    const position = firstPosition + i;
    const active = partial && old.active;
    if (old.active && !active) plan.variantsMade.retired += 1;
    if (old.position === position && old.active === active) return;
    if (old.position !== position) plan.moved.push(old.id);
    plan.variants.push({ ...row, position, active });
    changed = true;
  });
  return changed;
}

function matchVariants(
  wanted: readonly FeedVariant[],
  before: readonly ExistingVariant[],
  locale: string,
): Map<FeedVariant, ExistingVariant> {
  const matches = new Map<FeedVariant, ExistingVariant>();
  const bySku = new Map(before.map((v) => [v.sku, v]));
  for (const variant of wanted) {
    const same = bySku.get(variant.sku);
    if (same) matches.set(variant, same);
  }
  const taken = new Set([...matches.values()].map((v) => v.id));
  const byOptions = new Map<string, ExistingVariant>();
  for (const old of before) {
    const key = optionKey(old.options.map((o) => o.value[locale] ?? ""));
    if (!taken.has(old.id) && !byOptions.has(key)) byOptions.set(key, old);
  }
  for (const variant of wanted) {
    if (matches.has(variant)) continue;
    const key = optionKey(variant.options.map((o) => o.value));
    const same = byOptions.get(key);
    if (same) matches.set(variant, same);
    byOptions.delete(key);
  }
  return matches;
}

const optionKey = (values: readonly string[]): string => JSON.stringify(values.map((v) => v.toLowerCase()));

function localizedOptions(
  variant: FeedVariant,
  old: ExistingVariant | undefined,
  locale: string,
): VariantOption[] {
  return variant.options.map((option, i) => {
    const before = old?.options[i];
    return {
      name: localizedText(before?.name, locale, option.name),
      value: localizedText(before?.value, locale, option.value),
    };
  });
}

function differs(row: Omit<ExistingVariant, "price">, old: ExistingVariant): boolean {
  return (
    row.sku !== old.sku ||
    row.barcode !== old.barcode ||
    row.position !== old.position ||
    row.grams !== old.grams ||
    row.active !== old.active ||
    !sameOptions(row.options, old.options)
  );
}

const sameOptions = (a: readonly VariantOption[], b: readonly VariantOption[]): boolean =>
  a.length === b.length &&
  a.every((option, i) => sameText(option.name, b[i]!.name) && sameText(option.value, b[i]!.value));

// jsonb keeps no order of keys.
const sameText = (a: Record<string, string>, b: Record<string, string>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => a[key] === b[key]);
