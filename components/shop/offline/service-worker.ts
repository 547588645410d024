import { NetworkOnly, Serwist } from "serwist";
import {
  counterFile,
  counterWithoutNetwork,
  isCounterFile,
  sendOnSync,
} from "@/components/staff/offline/worker-part";
import { keptOrder } from "./kept-order";

/** Set by the script this is served in; see app/sw.js. */
declare const offlineRevision: string;

const offlinePage = "/offline.html";

const worker = new Serwist({
  precacheEntries: [{ url: offlinePage, revision: offlineRevision }],
  skipWaiting: true,
  clientsClaim: true,
  navigationPreload: true,
});

// Pages alone pass here, and always come from the network: nothing anybody is shown, and nothing private, is stored.
worker.registerCapture(
  ({ request, sameOrigin, url }) =>
    sameOrigin && request.mode === "navigate" && !url.pathname.startsWith("/api/"),
  new NetworkOnly(),
);

// But for the counter's page without a network, which needs its files then.
worker.registerCapture(
  ({ request, sameOrigin, url }) => sameOrigin && isCounterFile(url, request),
  ({ request }) => counterFile(request),
);

worker.setCatchHandler(async ({ url }) => {
  const path = url?.pathname ?? "";
  return (
    (await counterWithoutNetwork(path)) ??
    (await keptOrder(path, Date.now())) ??
    (await worker.matchPrecache(offlinePage)) ??
    Response.error()
  );
});

worker.addEventListeners();
addEventListener("sync", sendOnSync);
