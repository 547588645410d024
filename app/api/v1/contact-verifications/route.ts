import { requestContactCodeCall } from "@/app/api/v1/_contract/contacts";
import { handle } from "@/app/api/v1/_contract/handle";
import { requestContactCode } from "@/lib/identity/request-contact-code";

export const POST = handle(requestContactCodeCall, async ({ tx, ctx, body }) => {
  const { id, expiresAt } = await requestContactCode(ctx, body, tx);
  return { id, expiresAt: expiresAt.toISOString() };
});
