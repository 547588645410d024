import { handle } from "@/app/api/v1/_contract/handle";
import { getReturnableCall } from "@/app/api/v1/_contract/returns";
import { isoOrNull } from "@/app/api/v1/_contract/values";
import { returnable } from "@/lib/returns/queries";

export const GET = handle(getReturnableCall, async ({ tx, ctx, params }) => {
  const { lines, ...order } = await returnable(tx, ctx, params.number);
  return { ...order, lines: lines.map((line) => ({ ...line, until: isoOrNull(line.until) })) };
});
