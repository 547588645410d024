import { watchBoard } from "@/app/_server/board-watch";
import { logFailure } from "@/app/_server/log-failure";
import { currentSessionId } from "@/app/_server/session";
import { isStaff } from "@/lib/kernel/actor";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { localeOf, readingCtx, storesOf } from "../../_entry/clerk";

/** A line is renewed by its browser after so long; whoever left without a word is gone then. */
const longest = 10 * 60_000;

const empty = (status: number, more: Record<string, string> = {}) =>
  new Response(null, { status, headers: { "Cache-Control": "private, no-store", ...more } });

/**
 * That a store's board changed, as server-sent events: `?store=kallio`. A message says nothing but that there is
 * something new to ask the board for; `alive`, with the server's time in milliseconds, that what was asked for last
 * still stands; `over` that the sign-in has ended. Refused with 503 when too many watch already: the board then asks by
 * itself. 204 and 404 like the board's own call.
 */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  try {
    const ctx = await readingCtx(localeOf((await params).locale));
    const session = await currentSessionId();
    if (!isStaff(ctx.actor) || !session) return empty(204);
    const slug = new URL(request.url).searchParams.get("store");
    const store = (await storesOf(ctx)).find((s) => s.slug === slug);
    if (!store) return empty(404);
    const changes = changesOf({ session, location: store.id }, request.signal);
    if (!changes) return empty(503, { "Retry-After": "30" });
    return new Response(changes, {
      headers: {
        "Content-Type": "text/event-stream",
        // Compressed, events would wait for each other.
        "Cache-Control": "private, no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return empty(problem.status);
    logFailure("GET staff board changes", error);
    return empty(500);
  }
}

/** Null when too many watch. */
function changesOf(
  seat: { session: string; location: string },
  left: AbortSignal,
): ReadableStream<Uint8Array> | null {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let known: string | undefined;
  let ended = false;
  const say = (event: string) => {
    if (!ended) controller?.enqueue(encoder.encode(`${event}\n\n`));
  };
  const leave = () => {
    ended = true;
    stop?.();
    clearTimeout(limit);
  };
  const end = () => {
    if (ended) return;
    leave();
    controller?.close();
  };
  const stop = watchBoard({
    ...seat,
    tell: (version) => {
      const same = version === known;
      known = version;
      say(same ? `event: alive\ndata: ${Date.now()}` : `data: ${Date.now()}`);
    },
    end: (why) => {
      if (why === "over") say("event: over\ndata: over");
      end();
    },
  });
  if (!stop) return null;
  const limit = setTimeout(end, longest);
  left.addEventListener("abort", end);
  // Whoever left while this was answered has said so already.
  if (left.aborted) end();
  return new ReadableStream<Uint8Array>({
    start: (own) => {
      controller = own;
      if (ended) own.close();
    },
    cancel: leave,
  });
}
