import type { NextRequest } from "next/server";
import { cachedStores } from "@/app/_server/cached";

const year = 31_536_000;

/** Remembers the shopper's store. A form comes back to the page it was sent from; a script gets 204. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!sameOrigin(request)) return new Response(null, { status: 403 });
  const slug = (await request.formData().catch(() => null))?.get("store");
  const store = (await cachedStores()).find((s) => s.slug === slug);
  if (!store) return new Response(null, { status: 422 });
  const secure = process.env.AISLE_URL?.startsWith("https:") ? "; Secure" : "";
  const cookie = `aisle_store=${store.slug}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`;
  const script = request.headers.get("accept")?.includes("application/json");
  return script
    ? new Response(null, { status: 204, headers: { "Set-Cookie": cookie } })
    : new Response(null, { status: 303, headers: { "Set-Cookie": cookie, Location: cameFrom(request) } });
}

/** A browser says where a form comes from; what says nothing is not one. */
function sameOrigin(request: NextRequest): boolean {
  const origin = request.headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

/** The path of the page the form was on, never another site. */
function cameFrom(request: NextRequest): string {
  const referer = request.headers.get("referer") ?? "";
  const url = URL.canParse(referer) ? new URL(referer) : null;
  return url && url.host === request.headers.get("host") ? url.pathname + url.search : "/";
}
