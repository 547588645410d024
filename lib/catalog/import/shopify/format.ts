import type { Format, ReadProduct, ReadSettings, Source } from "../feed";
import { assembleProduct } from "./assemble-product";
import { countRows, groupRows } from "./group-rows";
import { readRows } from "./read-rows";

/** Shopify's product CSV. */
export const shopify: Format = {
  name: "shopify",
  async check(source, settings) {
    const counts = await countRows(readRows(source));
    return () => products(source, settings, counts);
  },
};

async function* products(
  source: Source,
  settings: ReadSettings,
  counts: ReadonlyMap<string, number>,
): AsyncGenerator<ReadProduct> {
  for await (const group of groupRows(readRows(source), counts)) yield assembleProduct(group, settings);
}
