import { handle } from "@/app/api/v1/_contract/handle";
import { getReturnCall } from "@/app/api/v1/_contract/returns";
import { returnById } from "@/lib/returns/queries";

export const GET = handle(getReturnCall, ({ tx, ctx, params }) => returnById(tx, ctx, params.id));
