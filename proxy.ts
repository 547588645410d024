import { type NextRequest, NextResponse } from "next/server";
import { isLocale } from "@/lib/i18n/locales";
import { negotiateLocale } from "@/lib/i18n/negotiate-locale";

/**
 * Three errands, none of them permission: an address without a language is sent to one, a listing with a query
 * goes to the page that is made per request, and such pages get a content policy with a nonce. The catalogue's
 * static pages never pass here.
 */
export function proxy(request: NextRequest): NextResponse {
  const [, first = "", area] = request.nextUrl.pathname.split("/");
  if (!isLocale(first)) return toLocale(request);
  if (area !== "c") return withNonce(request);
  const url = request.nextUrl.clone();
  url.pathname = url.pathname.replace("/c/", "/browse/");
  return NextResponse.rewrite(url);
}

function toLocale(request: NextRequest): NextResponse {
  const url = request.nextUrl.clone();
  const locale = negotiateLocale(request.headers.get("accept-language"));
  url.pathname = `/${locale}${url.pathname === "/" ? "" : url.pathname}`;
  const response = NextResponse.redirect(url, 307);
  response.headers.set("Vary", "Accept-Language");
  return response;
}

function withNonce(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const development = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  matcher: [
    // The languages have to stand here as text; proxy.test.ts holds them to lib/i18n/locales.ts.
    // Made per request; one line with the same list in next.config.ts.
    "/:locale(en|fi|tr|ru|ja)/:area(cart|checkout|account|orders|staff)/:rest*",
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "after" }] },
    // Without a language. Files, the API and the framework's own paths stay as they are.
    "/((?!(?:en|fi|tr|ru|ja|api)(?:/|$)|_next/|.*\\.[a-z0-9]+$).*)",
  ],
};
