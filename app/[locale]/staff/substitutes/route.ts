import { logFailure } from "@/app/_server/log-failure";
import type { SuggestionView } from "@/components/staff/substitute-field";
import { db } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { textIn } from "@/lib/i18n/locales";
import { isStaff } from "@/lib/kernel/actor";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { formatMoney } from "@/lib/kernel/money";
import { Problem } from "@/lib/kernel/problem";
import { suggestSubstitutes } from "@/lib/pickup/suggest-substitutes";
import { localeOf, readingCtx } from "../_entry/clerk";

const headers = { "Cache-Control": "private, no-store" };
const empty = (status: number) => new Response(null, { status, headers });

/** What a store has that could stand in for an item: `?store=kallio&sku=BAK-0004&quantity=2`. 204: signed out. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  try {
    const locale = localeOf((await params).locale);
    const ctx = await readingCtx(locale);
    if (!isStaff(ctx.actor)) return empty(204);
    const asked = new URL(request.url).searchParams;
    const quantity = Math.min(999, Math.max(1, Math.trunc(Number(asked.get("quantity"))) || 1));
    const found = await suggestSubstitutes(db(), ctx, {
      store: asked.get("store")?.slice(0, 60) ?? "",
      sku: asked.get("sku")?.slice(0, 100) ?? "",
      quantity,
    });
    const views: SuggestionView[] = found.map(({ options, amount, ...item }) => ({
      ...item,
      options: options.map((o) => textIn(o.value, locale)).join(", "),
      price: formatMoney({ amount, currency: shop.currency }, locale),
    }));
    return Response.json(views, { headers });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return empty(problem.status);
    logFailure("GET substitutes", error);
    return empty(500);
  }
}
