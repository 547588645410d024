import { logFailure } from "@/app/_server/log-failure";
import { isStaff } from "@/lib/kernel/actor";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { localeOf, readingCtx, storesOf } from "../_entry/clerk";
import { boardAnswer, boardTag, readBoard } from "../_view/read-board";

const headers = { "Cache-Control": "private, no-store" };
const empty = (status: number, more: Record<string, string> = {}) =>
  new Response(null, { status, headers: { ...headers, ...more } });

/**
 * What is new on a store's board, for the board itself: `?store=kallio`. An unchanged board answers 304 and no body,
 * 204 says that the sign-in is over: an end that a board meets every day, and no error in a browser's log.
 * 404 for a store that is not the caller's.
 */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  try {
    const locale = localeOf((await params).locale);
    const ctx = await readingCtx(locale);
    if (!isStaff(ctx.actor)) return empty(204);
    const slug = new URL(request.url).searchParams.get("store");
    const store = (await storesOf(ctx)).find((s) => s.slug === slug);
    if (!store) return empty(404);
    const read = await readBoard(ctx, store);
    const etag = boardTag(read, ctx, store);
    if (request.headers.get("if-none-match") === etag) return empty(304, { ETag: etag });
    return Response.json(boardAnswer(read, ctx, store), { headers: { ...headers, ETag: etag } });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return empty(problem.status);
    logFailure("GET staff board", error);
    return empty(500);
  }
}
