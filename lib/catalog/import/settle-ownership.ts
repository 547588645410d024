import type { BatchItem } from "./batch-plan";
import { type FeedProduct, type Refusal, refuseWhole } from "./feed";
import type { Existing } from "./load-existing";

export type Settled = { batch: BatchItem[]; refusals: Refusal[]; productsRefused: number };

/**
 * Keeps what a source may write: products that are its own or new, and variants whose SKU no other product has.
 * A product without such a variant is refused as a whole. Pure.
 */
export function settleOwnership(batch: readonly BatchItem[], existing: Existing, source: string): Settled {
  const settled: Settled = { batch: [], refusals: [], productsRefused: 0 };
  for (const item of batch) {
    const { product } = item;
    const taken = new Map(product.variants.map((v) => [v, takenBy(v.sku, product, existing)]));
    const variants = product.variants.filter((v) => taken.get(v) === null);
    const before = existing.bySlug.get(product.slug);
    const reason =
      before && before.source !== source
        ? `its address "${product.slug}" belongs to a product from "${before.source}"`
        : variants.length === 0
          ? taken.values().next().value
          : null;
    if (reason) {
      settled.productsRefused += 1;
      settled.refusals.push(...refuseWhole(product.handle, product.lines, reason));
      continue;
    }
    for (const [{ line }, why] of taken)
      if (why) settled.refusals.push({ line, product: product.handle, part: "variant", reason: why });
    const whole = variants.length === product.variants.length;
    settled.batch.push(whole ? item : { product: { ...product, variants }, partial: true });
  }
  return settled;
}

function takenBy(sku: string, product: FeedProduct, existing: Existing): string | null {
  const owner = existing.slugOfSku.get(sku);
  return owner === undefined || owner === product.slug
    ? null
    : `SKU "${sku}" belongs to the product "${owner}"`;
}
