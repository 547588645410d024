import { listProductsCall, productRowAnswer } from "@/app/api/v1/_contract/catalog";
import { readCursor, writeCursor } from "@/app/api/v1/_contract/cursor";
import { handle } from "@/app/api/v1/_contract/handle";
import { ownHolder } from "@/lib/inventory/holder";
import { categoryFacet, searchProducts } from "@/lib/search/found-products";
import type { ProductFilter } from "@/lib/search/product-filter";
import { defaultSort, productPlace } from "@/lib/search/product-search";
import { matchText } from "@/lib/search/text-match";
import { storeBySlug } from "@/lib/stores/queries";

export const GET = handle(listProductsCall, async ({ tx, ctx, query }) => {
  const { q, category, store, available, limit, cursor } = query;
  const sort = query.sort ?? defaultSort({ text: q });
  const after = cursor === undefined ? undefined : readCursor(productPlace(sort), cursor);
  const place = store === undefined ? null : await storeBySlug(tx, store);
  const filter: ProductFilter = {
    locale: ctx.locale,
    text: q,
    category,
    collectable: available && { locationId: place?.id ?? null, shopper: ownHolder(ctx.actor) },
  };
  const match = await matchText(tx, filter);
  const [{ products, next }, categories] = await Promise.all([
    searchProducts(tx, filter, { sort, limit, after }, match),
    categoryFacet(tx, filter, match),
  ]);
  return {
    data: products.map(productRowAnswer),
    nextCursor: next && writeCursor(next),
    facets: { categories },
  };
});
