import { listCounterSalesCall, sellAtCounterCall } from "@/app/api/v1/_contract/counter-sales";
import { handle } from "@/app/api/v1/_contract/handle";
import { counterSale, counterSales } from "@/lib/checkout/counter-sales";
import { sellAtCounter } from "@/lib/checkout/sell-at-counter";
import { requireOwnPlace } from "@/lib/stores/own-place";

export const GET = handle(listCounterSalesCall, async ({ tx, ctx, query }) => {
  if (query.store !== undefined) await requireOwnPlace(tx, ctx, query.store);
  return { data: await counterSales(tx, ctx, query), nextCursor: null };
});

export const POST = handle(sellAtCounterCall, async ({ tx, ctx, body }) =>
  counterSale(tx, ctx, (await sellAtCounter(ctx, body, tx)).number),
);
