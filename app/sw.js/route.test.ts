import { expect, test } from "vitest";
import { bundleServiceWorker } from "@/lib/run/service-worker.mjs";
import bundle from "./bundle.json";
import { GET } from "./route";

test("the service worker that is served is the one that is written", async () => {
  expect(bundle.code, "run `npm run service-worker`").toBe(await bundleServiceWorker());
});

test("its script says which offline page is the newest, and is asked for anew every time", async () => {
  const answer = await GET();
  expect(answer.headers.get("cache-control")).toBe("no-cache");
  expect(await answer.text()).toMatch(/^const offlineRevision="[0-9a-f]{16}";\n/);
});
