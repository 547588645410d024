import { type NextRequest, NextResponse } from "next/server";
import { answeredAhead } from "@/app/_server/answered-ahead";
import { contentPolicy } from "@/app/_server/content-policy";
import { isLocale } from "@/lib/i18n/locales";
import { negotiateLocale } from "@/lib/i18n/negotiate-locale";
import { listingKeys } from "@/lib/search/listing-keys";

/**
 * Four errands, none of them permission: an address without a language is sent to one, a listing with a query
 * goes to the page that is made per request, a page whose status says that it cannot be shown is answered, and the
 * others get a content policy with a nonce. The catalogue's static pages never pass here.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const [, first = "", area] = request.nextUrl.pathname.split("/");
  if (!isLocale(first)) return toLocale(request);
  if (area === "c" || area === "search") return toListing(request, area);
  return (await answeredAhead(request)) ?? withNonce(request);
}

/** A form sends its empty fields too; they ask for nothing, and one listing has one address. */
function toListing(request: NextRequest, area: "c" | "search"): NextResponse {
  const url = request.nextUrl.clone();
  for (const key of listingKeys) {
    const said = url.searchParams.getAll(key).filter((value) => value !== "");
    url.searchParams.delete(key);
    for (const value of said) url.searchParams.append(key, value);
  }
  if (url.searchParams.size < request.nextUrl.searchParams.size) return NextResponse.redirect(url, 307);
  if (area === "search") return NextResponse.next();
  const made = request.nextUrl.clone();
  made.pathname = made.pathname.replace("/c/", "/browse/");
  return NextResponse.rewrite(made);
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
  // Without 'strict-dynamic': under it the shop's own files would need the nonce too, and the page that the framework
  // falls back to when a layout fails loads its first one without. Inline scripts run by the nonce alone.
  const area = request.nextUrl.pathname.split("/")[2] ?? "";
  const policy =
    paying.has(area) && paidByStripe()
      ? contentPolicy(`'nonce-${nonce}' ${stripeOrigins.script}`, stripeOrigins)
      : contentPolicy(scanning.has(area) ? `'nonce-${nonce}' ${readsCodes}` : `'nonce-${nonce}'`);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** Where codes are scanned: at the counter, and by a shopper who stands in a store. */
const scanning = new Set(["staff", "here"]);

/** Our own reader of codes is WebAssembly, which this lets run; it lets no text run as a script. */
const readsCodes = "'wasm-unsafe-eval'";

/**
 * Where somebody pays, and from where they come there without a new document: a browser goes by the policy of the page
 * it opened.
 */
const paying = new Set(["cart", "checkout", "account"]);

/** What Stripe's element needs, in a shop that takes payments by it. */
const stripeOrigins = {
  script: "https://js.stripe.com",
  connect: "https://api.stripe.com",
  frame: "https://js.stripe.com https://hooks.stripe.com",
};
const paidByStripe = () => Boolean(process.env.STRIPE_PUBLISHABLE_KEY);

export const config = {
  matcher: [
    // The languages have to stand here as text; app/_server/proxy-matcher.test.ts holds them to lib/i18n/locales.ts.
    // Made per request; one line with the same list in next.config.ts.
    "/:locale(en|fi|tr|ru|ja)/:area(cart|checkout|account|orders|pay|staff|wishes|alerts|compare|here)/:rest*",
    // A listing asked for anything in particular: one line for each of lib/search/listing-keys.ts.
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "brand" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "min" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "max" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "sale" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "option" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "in" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "at" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "sort" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "show" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/c/:category+", has: [{ type: "query", key: "after" }] },
    { source: "/:locale(en|fi|tr|ru|ja)/search", has: [{ type: "query", key: "at" }] },
    // Without a language. Files, the API and the framework's own paths stay as they are.
    "/((?!(?:en|fi|tr|ru|ja|api)(?:/|$)|_next/|.*\\.[a-z0-9]+$).*)",
  ],
};
