import { handle } from "@/app/api/v1/_contract/handle";
import { setSafetyStockCall } from "@/app/api/v1/_contract/stock";
import { setSafetyStock } from "@/lib/inventory/set-safety-stock";

export const POST = handle(setSafetyStockCall, ({ tx, ctx, body }) => setSafetyStock(ctx, body, tx));
