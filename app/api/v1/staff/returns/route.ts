import { handle } from "@/app/api/v1/_contract/handle";
import { listReturnsCall, receiveReturnCall } from "@/app/api/v1/_contract/returns";
import { returnById, staffReturns } from "@/lib/returns/queries";
import { receiveReturn } from "@/lib/returns/receive-return";

export const GET = handle(listReturnsCall, async ({ tx, ctx, query }) => ({
  data: await staffReturns(tx, ctx, query.limit),
  nextCursor: null,
}));

export const POST = handle(receiveReturnCall, async ({ tx, ctx, body }) =>
  returnById(tx, ctx, await receiveReturn(ctx, body, tx)),
);
