import { handle } from "@/app/api/v1/_contract/handle";
import { getOrderCall, orderAnswer } from "@/app/api/v1/_contract/orders";
import { orderByNumber } from "@/lib/orders/queries";

export const GET = handle(getOrderCall, async ({ tx, ctx, params }) =>
  orderAnswer(ctx, await orderByNumber(tx, ctx, params.number)),
);
