import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import { cachedStores } from "@/app/_server/cached";
import { answerToError } from "@/app/_server/problem-answer";
import { shopperApiCtx } from "@/app/_server/shopper";
import { storeCookie, storeCookieOptions } from "@/app/_server/store-cookie";
import { changeProfile } from "@/lib/identity/change-profile";

/**
 * Remembers the shopper's store, and with their account when they are signed in. A form comes back to the page it was
 * sent from; a script gets 204.
 */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    const ctx = await shopperApiCtx(request);
    const slug = (await request.formData().catch(() => null))?.get("store");
    const store = (await cachedStores()).find((s) => s.slug === slug);
    if (!store) return new Response(null, { status: 422 });
    if (ctx.actor.kind === "customer") await changeProfile(ctx, { store: store.slug });
    (await cookies()).set(storeCookie, store.slug, storeCookieOptions());
    const script = request.headers.get("accept")?.includes("application/json");
    return script
      ? new Response(null, { status: 204 })
      : new Response(null, { status: 303, headers: { Location: cameFrom(request) } });
  } catch (error) {
    return answerToError(error, "POST /api/store");
  }
}

/** The path of the page the form was on, never another site. */
function cameFrom(request: NextRequest): string {
  const referer = request.headers.get("referer") ?? "";
  const url = URL.canParse(referer) ? new URL(referer) : null;
  return url && url.host === request.headers.get("host") ? url.pathname + url.search : "/";
}
