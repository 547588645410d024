import type { NextRequest } from "next/server";
import { logFailure } from "@/app/_server/log-failure";
import { shopperApiCtx } from "@/app/_server/shopper";
import { typedProof } from "@/app/_server/typed-proof";
import { exportAccount } from "@/lib/account/export-account";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";

/**
 * Everything the shop holds about a customer, as a file; sent for by a plain form, with a password or a mailed code. A
 * refusal leads back to the form's page, which says why.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const [, first] = request.nextUrl.pathname.split("/");
  const locale = isLocale(first) ? first : defaultLocale;
  try {
    const ctx = await shopperApiCtx(request);
    const form = await request.formData().catch(() => new FormData());
    const all = await exportAccount(ctx, { proof: await typedProof(form.get("code"), form.get("proof")) });
    return new Response(JSON.stringify(all, null, 2), {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="account.json"',
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    const known = translateDatabaseError(error);
    if (!(known instanceof Problem)) logFailure("account export", error);
    const code = known instanceof Problem ? known.code : "other";
    const back = `/${locale}/account/security?refused=${encodeURIComponent(code)}#data`;
    return new Response(null, {
      status: 303,
      headers: { Location: back, "Cache-Control": "private, no-store" },
    });
  }
}
