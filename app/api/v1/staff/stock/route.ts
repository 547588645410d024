import { z } from "zod";
import { readCursor, writeCursor } from "@/app/api/v1/_contract/cursor";
import { handle } from "@/app/api/v1/_contract/handle";
import { listStockCall } from "@/app/api/v1/_contract/stock";
import { staffStock } from "@/lib/inventory/stock-queries";
import { requireOwnPlace } from "@/lib/stores/own-place";

const place = z.tuple([z.string().max(60), z.string().max(100)]);

export const GET = handle(listStockCall, async ({ tx, ctx, query }) => {
  const { store, sku: skus, limit, cursor } = query;
  const [afterStore, afterSku] = cursor === undefined ? [] : readCursor(place, cursor);
  if (store !== undefined) await requireOwnPlace(tx, ctx, store);
  const rows = await staffStock(tx, ctx, {
    store,
    skus,
    limit: limit + 1,
    after:
      afterStore === undefined || afterSku === undefined ? undefined : { store: afterStore, sku: afterSku },
  });
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? writeCursor([last.store, last.sku]) : null };
});
