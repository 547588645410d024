import { pageCtx } from "@/app/_server/adapters";
import { logFailure } from "@/app/_server/log-failure";
import { db } from "@/db/client";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { auditTrail } from "@/lib/orders/audit";
import { auditCsv } from "@/lib/orders/audit-csv";
import { localeOf } from "../../_entry/clerk";
import { auditAsk, auditFields } from "../../_view/audit-ask";

const headers = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };
/** As many as somebody reads in a spreadsheet; what lies before is asked for by its days. */
const most = 5000;

/** What was done for a spreadsheet, by the same fields as its page. Refusals are a status and no more. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  try {
    const ctx = await pageCtx({ locale: localeOf((await params).locale), channel: "staff" });
    const asked = new URL(request.url).searchParams;
    const fields = auditFields((name) => asked.get(name));
    const { entries } = await auditTrail(db(), ctx, auditAsk(fields, most));
    return new Response(auditCsv(entries), {
      headers: {
        ...headers,
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="audit.csv"',
      },
    });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return new Response(null, { status: problem.status, headers });
    logFailure("GET audit trail", error);
    return new Response(null, { status: 500, headers });
  }
}
