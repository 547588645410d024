import { handle } from "@/app/api/v1/_contract/handle";
import { adjustStockCall } from "@/app/api/v1/_contract/stock";
import { adjustStock } from "@/lib/inventory/adjust-stock";

export const POST = handle(adjustStockCall, ({ tx, ctx, body }) => adjustStock(ctx, body, tx));
