import {
  basketAvailabilityCall,
  optionAnswer,
  storeForBasketAnswer,
} from "@/app/api/v1/_contract/basket-availability";
import { handle } from "@/app/api/v1/_contract/handle";
import { basketAvailability } from "@/lib/cart/basket-availability";
import { notFound } from "@/lib/kernel/problem";
import { listStores } from "@/lib/stores/queries";

export const POST = handle(basketAvailabilityCall, async ({ tx, ctx, body }) => {
  const all = await listStores(tx);
  const own = all.find((store) => store.slug === body.store);
  if (body.store !== undefined && !own) throw notFound("store");
  const near = body.near ?? own ?? null;
  const { stores, options } = await basketAvailability(tx, ctx, all, { lines: body.lines, near });
  return {
    stores: stores.map((row) => storeForBasketAnswer(ctx, row)),
    options: options.map(optionAnswer),
  };
});
