import { handle } from "@/app/api/v1/_contract/handle";
import { listStoresCall, storeAnswer } from "@/app/api/v1/_contract/stores";
import { nearestFirst } from "@/lib/stores/distance";
import { listStores } from "@/lib/stores/queries";
import { pageOf } from "../_contract/cursor";

export const GET = handle(listStoresCall, async ({ tx, ctx, query }) => {
  const stores = await listStores(tx);
  const { data, nextCursor } = pageOf(
    query.near ? nearestFirst(stores, query.near) : stores,
    query,
    (store) => store.slug,
  );
  const reader = { locale: ctx.locale, now: ctx.now, near: query.near };
  return { data: data.map((store) => storeAnswer(store, reader)), nextCursor };
});
