import { handle } from "@/app/api/v1/_contract/handle";
import { getTransferCall } from "@/app/api/v1/_contract/transfers";
import { staffTransfer } from "@/lib/inventory/transfer-queries";

export const GET = handle(getTransferCall, ({ tx, ctx, params }) => staffTransfer(tx, ctx, params.id));
