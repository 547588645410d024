import { type NextRequest, NextResponse } from "next/server";
import { closedPage } from "@/app/_closed/closed-page";
import { messagesIn } from "@/lib/i18n/messages";
import { staticPolicy } from "./content-policy";

// A page that is made per request begins with what was made ahead, and its status with it, before anything was looked
// up. What only a status can say – this link opens nothing, come back later – is asked of the shop itself before that.

/** A shop that answers no sooner shows the page as it can. */
const patience = 3000;
const comeBackIn = "5";

/**
 * The answer to a page that cannot be shown: 404 to an order's link that opens nothing, 503 while the database is away.
 * Null for every other, and whenever that is not known.
 */
export async function answeredAhead(request: NextRequest): Promise<NextResponse | null> {
  if (!isVisit(request)) return null;
  const [, locale, area, token] = request.nextUrl.pathname.split("/");
  if (area !== "orders" || !token) return (await isAway(request)) ? closed() : null;
  const answer = await ask(request, `/api/orders/${token}/version`);
  if (answer?.status === 503) return closed();
  return answer?.status === 404 ? notThere(request, locale ?? "") : null;
}

/** Whether somebody opens a page, rather than a page of ours asking for a part of another or sending a form. */
function isVisit({ method, headers }: NextRequest): boolean {
  const wanted = headers.get("sec-fetch-dest");
  return (method === "GET" || method === "HEAD") && (wanted === null || wanted === "document");
}

async function isAway(request: NextRequest): Promise<boolean> {
  const answer = await ask(request, "/api/ready");
  if (answer?.status !== 503) return false;
  const { checks } = (await answer.json().catch(() => ({}))) as { checks?: { database?: boolean } };
  return checks?.database === false;
}

/** This very server where it has a port, else wherever the page was asked for. */
function ask(request: NextRequest, path: string): Promise<Response | null> {
  const { PORT } = process.env;
  const url = new URL(path, PORT ? `http://127.0.0.1:${PORT}` : request.nextUrl.origin);
  return fetch(url, { cache: "no-store", signal: AbortSignal.timeout(patience) }).catch(() => null);
}

/** The page that says so is made once, for every address where nothing is. */
function notThere(request: NextRequest, locale: string): NextResponse {
  const response = NextResponse.rewrite(new URL(`/${locale}/orders-that-are-not`, request.url));
  response.headers.set("Content-Security-Policy", staticPolicy);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

function closed(): NextResponse {
  const page = closedPage((locale) => messagesIn(locale).outage);
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": staticPolicy,
    "Retry-After": comeBackIn,
  };
  return new NextResponse(page, { status: 503, headers });
}
