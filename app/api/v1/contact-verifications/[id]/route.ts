import { confirmContactCodeCall } from "@/app/api/v1/_contract/contacts";
import { handle } from "@/app/api/v1/_contract/handle";
import { confirmContactCode } from "@/lib/identity/confirm-contact-code";

export const POST = handle(confirmContactCodeCall, ({ tx, ctx, params, body }) =>
  confirmContactCode(ctx, { id: params.id, code: body.code }, tx),
);
