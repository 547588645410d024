import { handle } from "@/app/api/v1/_contract/handle";
import { requestReturnCall } from "@/app/api/v1/_contract/returns";
import { returnById } from "@/lib/returns/queries";
import { requestReturn } from "@/lib/returns/request-return";

export const POST = handle(requestReturnCall, async ({ tx, ctx, params, body }) =>
  returnById(tx, ctx, await requestReturn(ctx, { number: params.number, ...body }, tx)),
);
