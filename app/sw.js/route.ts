import { createHash } from "node:crypto";
import { offlinePage } from "@/app/_closed/offline-page";
import bundle from "./bundle.json";

/**
 * The service worker: what components/shop/offline/service-worker.ts became, told which offline page is the newest, so
 * that a browser fetches it again when its words change.
 */
export async function GET(): Promise<Response> {
  const revision = createHash("sha256").update(offlinePage()).digest("hex").slice(0, 16);
  return new Response(`const offlineRevision="${revision}";\n${bundle.code}`, {
    headers: { "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
