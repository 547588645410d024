import { handle } from "@/app/api/v1/_contract/handle";
import { getOrderCall, orderAnswer } from "@/app/api/v1/_contract/orders";
import { settlePending } from "@/lib/checkout/settle-pending";
import { orderByNumber } from "@/lib/orders/queries";
import { openChoices } from "@/lib/pickup/open-choices";

export const GET = handle(getOrderCall, async ({ tx, ctx, params }) => {
  const order = await settlePending(ctx, await orderByNumber(tx, ctx, params.number));
  return orderAnswer(ctx, order, await openChoices(tx, ctx, order));
});
