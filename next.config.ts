import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { staticPolicy } from "./app/_server/content-policy";

const https = process.env.AISLE_URL?.startsWith("https://") ?? false;

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    // The camera reads codes at the counter, and goods for a shopper in a store; the location sorts stores by distance, when asked for; a phone's own
    // purse pays through Stripe's frame.
    value:
      'camera=(self), geolocation=(self), microphone=(), payment=(self "https://js.stripe.com"), usb=(), browsing-topics=()',
  },
  ...(https ? [{ key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" }] : []),
];

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  // app/_server/compressed-answers.ts does both, and keeps what it made.
  compress: false,
  generateEtags: false,
  // Room for some thousand catalogue pages as they were made; the framework's default keeps a few hundred.
  cacheMaxMemorySize: Number(process.env.PAGE_MEMORY_MB || 256) * 1024 * 1024,
  // Behind memory they are in the database, for all servers, and not on disk, where nobody would hear of what was renewed.
  experimental: { isrFlushToDisk: false },
  // Types are a check of their own in `npm test`; starting the shop does not wait for them a second time.
  typescript: { ignoreBuildErrors: true },
  // Both read files of their own beside them.
  serverExternalPackages: ["pdfkit", "fontkit"],
  reactStrictMode: true,
  distDir: process.env.AISLE_DIST_DIR ?? ".next",
  cacheLife: {
    // Kept until its tag is revalidated; the hour bounds how long a change made behind the shop's back stays unseen.
    catalogue: { stale: 300, revalidate: 3600, expire: 31_536_000 },
  },
  async rewrites() {
    // What the framework answers ahead is one for all addresses of a page, and may hold the address it was first made
    // for. Where that address is the key to somebody's order, nothing is answered ahead; a visit is made per request.
    const ahead = ["next-router-prefetch", "next-router-segment-prefetch"].map((key) => ({
      source: "/:locale/:area(orders|alerts|pay)/:token+",
      has: [{ type: "header" as const, key }],
      destination: "/api/nothing-ahead",
    }));
    return { beforeFiles: ahead, afterFiles: [], fallback: [] };
  },
  async headers() {
    return [
      // Sources of what every page is sent with name no parts: the framework would compile each value anew with them, at
      // every visit.
      { source: "/(.*)", headers: everywhere },
      {
        // The address of an order's page opens it.
        source: "/:locale/:area(orders|pay|inbox|alerts)/:path*",
        headers: [
          { key: "Referrer-Policy", value: "no-referrer" },
          { key: "X-Robots-Tag", value: "noindex, nofollow" },
        ],
      },
      {
        // Somebody's own pages, and the counter's, are for no search engine.
        source: "/:locale/:area(cart|checkout|account|staff|wishes|alerts|compare|here)/:path*",
        headers: [{ key: "X-Robots-Tag", value: "noindex" }],
      },
      {
        // Whatever proxy.ts does not give a nonce.
        source:
          "/([^/]+)((?:/(?!(?:cart|checkout|account|orders|pay|staff|wishes|alerts|compare|here)(?:/|$)).*)?)",
        headers: [{ key: "Content-Security-Policy", value: staticPolicy }],
      },
      {
        source: "/:folder(goods|icons)/:file*",
        headers: [
          { key: "Cache-Control", value: "public, max-age=2592000, stale-while-revalidate=31536000" },
        ],
      },
    ];
  },
};

export default createNextIntlPlugin("./app/_server/i18n.ts")(config);
