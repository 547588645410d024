import { pageOf } from "@/app/api/v1/_contract/cursor";
import { handle } from "@/app/api/v1/_contract/handle";
import { listWindowsCall, windowAnswer } from "@/app/api/v1/_contract/stores";
import { windowPlaces } from "@/lib/stores/book-window";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";

export const GET = handle(listWindowsCall, async ({ tx, ctx, params, query }) => {
  const store = await storeBySlug(tx, params.store);
  const { data, nextCursor } = pageOf(windowsOf(store, ctx.now, query.days), query, (window) => window.id);
  const places = await windowPlaces(tx, store, data);
  return { data: data.map((w) => windowAnswer(w, places.get(w.startsAt.getTime()) ?? 0)), nextCursor };
});
