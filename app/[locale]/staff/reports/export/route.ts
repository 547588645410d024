import { pageCtx } from "@/app/_server/adapters";
import { logFailure } from "@/app/_server/log-failure";
import { db } from "@/db/client";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { pickupReport, storesSideBySide } from "@/lib/reports/pickup-report";
import { reportCsv, reportTables } from "@/lib/reports/report-csv";
import { reportSpans } from "@/lib/reports/report-span";
import { localeOf } from "../../_entry/clerk";

const headers = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };

/** A table of a report for a spreadsheet: `?store=kallio&span=week&table=clerks`. Refusals are a status and no more. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  try {
    const ctx = await pageCtx({ locale: localeOf((await params).locale), channel: "staff" });
    const asked = new URL(request.url).searchParams;
    const span = reportSpans.find((s) => s === asked.get("span")) ?? "today";
    const table = reportTables.find((name) => name === asked.get("table")) ?? "figures";
    const report = await pickupReport(db(), ctx, { span, store: asked.get("store") ?? "" });
    const stores = table === "stores" ? await storesSideBySide(db(), ctx, span) : [];
    return new Response(reportCsv(table, report, stores), {
      headers: {
        ...headers,
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${table}-${report.store.slug}-${span}.csv"`,
      },
    });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return new Response(null, { status: problem.status, headers });
    logFailure("GET report", error);
    return new Response(null, { status: 500, headers });
  }
}
