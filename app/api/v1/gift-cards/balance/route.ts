import { giftCardBalanceCall } from "@/app/api/v1/_contract/gift-cards";
import { handle } from "@/app/api/v1/_contract/handle";
import { giftCardBalance } from "@/lib/giftcards/gift-card-balance";

export const POST = handle(giftCardBalanceCall, async ({ tx, ctx, body }) => {
  const { hint, ...balance } = await giftCardBalance(ctx, body, tx);
  return { hint, balance };
});
