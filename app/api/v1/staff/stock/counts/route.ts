import { handle } from "@/app/api/v1/_contract/handle";
import { countStockCall } from "@/app/api/v1/_contract/stock";
import { countStock } from "@/lib/inventory/count-stock";

export const POST = handle(countStockCall, ({ tx, ctx, body }) => countStock(ctx, body, tx));
