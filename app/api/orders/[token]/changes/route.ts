import type { NextRequest } from "next/server";
import { watchOrder } from "@/app/_server/order-watch";
import { answerToError } from "@/app/_server/problem-answer";
import { db } from "@/db/client";
import { Problem } from "@/lib/kernel/problem";
import { orderVersion } from "@/lib/orders/queries";

const seconds = 1000;
/** A sign of life, so that nothing on the way takes the line for dead. */
const breath = 15 * seconds;
/** A line is renewed by its browser after so long; whoever left without a word is gone then. */
const longest = 10 * 60 * seconds;

const encoder = new TextEncoder();

/**
 * The versions of an order as server-sent events, the newest first and then each as it comes; `over` is the last one of
 * an order that is over. Refused with 503 when too many watch already: the page then asks by itself.
 */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/orders/[token]/changes">,
): Promise<Response> {
  try {
    const token = (await params).token.slice(0, 200);
    await orderVersion(db(), token);
    return new Response(changesOf(token, request.signal), {
      headers: {
        "Content-Type": "text/event-stream",
        // Compressed, events would wait for each other.
        "Cache-Control": "private, no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  } catch (error) {
    return answerToError(error, "GET /api/orders/{token}/changes");
  }
}

/** Throws `service.busy` when too many watch. */
function changesOf(token: string, left: AbortSignal): ReadableStream<Uint8Array> {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let known = "";
  let ended = false;
  const say = (line: string) => {
    if (!ended) controller?.enqueue(encoder.encode(`${line}\n\n`));
  };
  const end = () => {
    if (ended) return;
    ended = true;
    stop?.();
    clearInterval(alive);
    clearTimeout(limit);
    controller?.close();
  };
  const stream = new ReadableStream<Uint8Array>({
    start: (own) => {
      controller = own;
    },
    cancel: () => {
      ended = true;
      stop?.();
      clearInterval(alive);
      clearTimeout(limit);
    },
  });
  const alive = setInterval(() => say(":"), breath);
  const limit = setTimeout(end, longest);
  const stop = watchOrder(token, {
    tell: ({ version, over }) => {
      if (version !== known) say(`data: ${version}`);
      known = version;
      if (!over) return;
      say("event: over\ndata: over");
      end();
    },
    end,
  });
  left.addEventListener("abort", end);
  // Whoever left while the order was looked up is told nothing any more.
  if (left.aborted) end();
  if (!stop) {
    end();
    throw new Problem("unavailable", "service.busy", "Too many are watching just now.", { retryAfter: 30 });
  }
  return stream;
}
