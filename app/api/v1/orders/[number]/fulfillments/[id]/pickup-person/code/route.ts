import { handle } from "@/app/api/v1/_contract/handle";
import { requestPersonCodeCall } from "@/app/api/v1/_contract/shopper-pickups";
import { requestPersonCode } from "@/lib/pickup/request-person-code";

export const POST = handle(requestPersonCodeCall, async ({ tx, ctx, params }) => {
  // Whose address it goes to is not for everybody who has the link.
  const { id, expiresAt } = await requestPersonCode(ctx, params, tx);
  return { id, expiresAt: expiresAt.toISOString() };
});
