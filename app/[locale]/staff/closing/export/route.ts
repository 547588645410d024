import { pageCtx } from "@/app/_server/adapters";
import { logFailure } from "@/app/_server/log-failure";
import { db } from "@/db/client";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { closingCsv } from "@/lib/orders/closing-csv";
import { dailyClosing } from "@/lib/orders/daily-closing";
import { localeOf } from "../../_entry/clerk";

const headers = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };

/** The closing of a store's day for a spreadsheet: `?store=kallio&day=2026-11-22`. Refusals are a status and no more. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  try {
    const ctx = await pageCtx({ locale: localeOf((await params).locale), channel: "staff" });
    const asked = new URL(request.url).searchParams;
    const closing = await dailyClosing(db(), ctx, {
      store: asked.get("store") ?? "",
      day: asked.get("day") ?? "",
    });
    return new Response(closingCsv(closing), {
      headers: {
        ...headers,
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="closing-${closing.store.slug}-${closing.day}.csv"`,
      },
    });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return new Response(null, { status: problem.status, headers });
    logFailure("GET daily closing", error);
    return new Response(null, { status: 500, headers });
  }
}
