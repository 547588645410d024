import { logFailure } from "@/app/_server/log-failure";
import type { KeptBoard } from "@/components/staff/offline/kept-board";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { localeOf, readingCtx, storesOf } from "../../_entry/clerk";
import { keptBoard, keptTag } from "../../_view/kept-board";

const headers = { "Cache-Control": "private, no-store" };
const empty = (status: number, more: Record<string, string> = {}) =>
  new Response(null, { status, headers: { ...headers, ...more } });

/**
 * What a device keeps of a store's counter for being without a network: `?store=kallio`. 204 says that the sign-in is
 * over, and that nothing may be kept; 304 that what is kept is still so; 404 that the store is not the caller's.
 */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  try {
    const locale = localeOf((await params).locale);
    const ctx = await readingCtx(locale);
    const { actor } = ctx;
    if (actor.kind !== "staff") return empty(204);
    const slug = new URL(request.url).searchParams.get("store");
    const store = (await storesOf(ctx)).find((s) => s.slug === slug);
    if (!store) return empty(404);
    const kept = await keptBoard({ ...ctx, actor }, store);
    const etag = keptTag(kept);
    if (request.headers.get("if-none-match") === etag) return empty(304, { ETag: etag });
    const answer: KeptBoard = { ...kept, now: ctx.now.getTime() };
    return Response.json(answer, { headers: { ...headers, ETag: etag } });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return empty(problem.status);
    logFailure("GET staff board/kept", error);
    return empty(500);
  }
}
