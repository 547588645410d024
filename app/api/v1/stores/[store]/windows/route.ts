import { pageOf } from "@/app/api/v1/_contract/cursor";
import { handle } from "@/app/api/v1/_contract/handle";
import { listWindowsCall, windowAnswer } from "@/app/api/v1/_contract/stores";
import { windowPlaces } from "@/lib/stores/book-window";
import { openPicks } from "@/lib/stores/open-picks";
import { storeBySlug } from "@/lib/stores/queries";
import { readyBy } from "@/lib/stores/ready-by";
import { windowsOf } from "@/lib/stores/windows";

export const GET = handle(listWindowsCall, async ({ tx, ctx, params, query }) => {
  const store = await storeBySlug(tx, params.store);
  const queues = await openPicks(tx, [store.id]);
  const ready = readyBy(store, ctx.now, queues.get(store.id));
  const { data, nextCursor } = pageOf(windowsOf(store, ctx.now, query.days, ready), query, (w) => w.id);
  const places = await windowPlaces(tx, store, data);
  return { data: data.map((w) => windowAnswer(w, places.get(w.startsAt.getTime()) ?? 0)), nextCursor };
});
