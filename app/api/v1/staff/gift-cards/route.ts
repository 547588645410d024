import { issueGiftCardCall } from "@/app/api/v1/_contract/gift-cards";
import { handle } from "@/app/api/v1/_contract/handle";
import { issueGiftCard } from "@/lib/giftcards/issue-gift-card";

export const POST = handle(issueGiftCardCall, async ({ tx, ctx, body }) => {
  const { id, code, ...value } = await issueGiftCard(ctx, { amount: body.value.amount }, tx);
  return { id, code, value };
});
