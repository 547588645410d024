import { handle } from "@/app/api/v1/_contract/handle";
import { getRefundCall } from "@/app/api/v1/_contract/refunds";
import { refundById } from "@/lib/refunds/queries";

export const GET = handle(getRefundCall, ({ tx, ctx, params }) => refundById(tx, ctx, params.id));
