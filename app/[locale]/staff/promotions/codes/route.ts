import { pageCtx } from "@/app/_server/adapters";
import { logFailure } from "@/app/_server/log-failure";
import { db } from "@/db/client";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { codesCsv } from "@/lib/promotions/codes-csv";
import { issuedCodes } from "@/lib/promotions/staff-promotions";
import { localeOf } from "../../_entry/clerk";

const headers = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };

/** The codes of a promotion for a spreadsheet: `?promotion=<id>`. Refusals are a status and no more. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  try {
    const locale = localeOf((await params).locale);
    const ctx = await pageCtx({ locale, channel: "staff" });
    const id = new URL(request.url).searchParams.get("promotion") ?? "";
    const codes = await issuedCodes(db(), ctx, id);
    return new Response(codesCsv(codes, locale), {
      headers: {
        ...headers,
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="codes-${id.slice(-12)}.csv"`,
      },
    });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return new Response(null, { status: problem.status, headers });
    logFailure("GET promotion codes", error);
    return new Response(null, { status: 500, headers });
  }
}
