import { availabilityAnswer, listAvailabilityCall } from "@/app/api/v1/_contract/catalog";
import { pageOf } from "@/app/api/v1/_contract/cursor";
import { handle } from "@/app/api/v1/_contract/handle";
import { availability } from "@/lib/inventory/availability";
import { nearestFirst } from "@/lib/stores/distance";
import { listStores } from "@/lib/stores/queries";

export const GET = handle(listAvailabilityCall, async ({ tx, ctx, query }) => {
  const { sku: skus, store, near } = query;
  const rows = await availability(tx, ctx, { skus, ...(store ? { stores: [store] } : {}) });
  const nearest = near ? nearestFirst(await listStores(tx), near).map((s) => s.slug) : [];
  const sorted = rows.sort(
    (a, b) =>
      skus.indexOf(a.sku) - skus.indexOf(b.sku) ||
      nearest.indexOf(a.store) - nearest.indexOf(b.store) ||
      (a.store < b.store ? -1 : 1),
  );
  const { data, nextCursor } = pageOf(sorted, query, (row) => `${row.sku} ${row.store}`);
  return { data: data.map((row) => availabilityAnswer(ctx, row)), nextCursor };
});
