import { exchangeGoodsCall } from "@/app/api/v1/_contract/exchanges";
import { handle } from "@/app/api/v1/_contract/handle";
import { exchangeGoods } from "@/lib/exchanges/exchange-goods";
import { exchangeById } from "@/lib/exchanges/queries";

export const POST = handle(exchangeGoodsCall, async ({ tx, ctx, body }) =>
  exchangeById(tx, ctx, (await exchangeGoods(ctx, body, tx)).returnId),
);
