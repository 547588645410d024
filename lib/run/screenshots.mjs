// @ts-check
// The pictures of the shop in `public/screenshots`, taken anew from a demo shop of its own on the production build:
//
//     npm run screenshots [-- --only checkout] [-- --shop http://localhost:3000 --into FOLDER]
//
// --only takes the pictures whose name begins so; --shop takes them from a demo shop that is open already, with its
// demo password from the environment.
import "./require-node.mjs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "./browser.mjs";
import { build, isBuilt } from "./build.mjs";
import { PROJECT } from "./child.mjs";
import { childEnvironment } from "./environment.mjs";
import { withOwnShop } from "./own-shop.mjs";
import { createProgress } from "./progress.mjs";
import { explainFailure } from "./refusal.mjs";
import { onStopRequest } from "./stop-request.mjs";

/** Of the demo shop when `DEMO_PASSWORD` names no other. */
const PASSWORD = "aisle-demo-2026";

const { values: asked } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    shop: { type: "string" },
    into: { type: "string", default: join(PROJECT, "public", "screenshots") },
  },
});
const progress = createProgress();
const stopping = new AbortController();
onStopRequest(() => stopping.abort());

/**
 * @param {string} url
 * @param {string} password
 */
async function takePictures(url, password) {
  const executablePath = await progress.step("Find a browser", findBrowser);
  // Loaded late: the line above may be what installs them.
  const { withCamera } = await import("./screenshots/camera.mjs");
  const { walkThroughTheShop, walkInOtherLanguages } = await import("./screenshots/walk.mjs");
  const taking = { executablePath, into: resolve(asked.into), only: asked.only };
  const bytes = await progress.step("Walk through the shop", (report) =>
    withCamera({ ...taking, report }, async (camera) => {
      await walkThroughTheShop(camera, { url, password });
      await walkInOtherLanguages(camera, { url, password });
    }),
  );
  progress.say(`${Math.round(bytes / 1024)} kB in ${taking.into}`);
}

async function main() {
  if (asked.shop) return takePictures(asked.shop, process.env.DEMO_PASSWORD || PASSWORD);
  const { PATH, HOME, TMPDIR } = process.env;
  const env = childEnvironment(PROJECT, { NODE_ENV: "production", PATH, HOME, TMPDIR });
  const { signal } = stopping;
  if (!isBuilt(PROJECT, env)) await progress.step("Build the shop", () => build(PROJECT, env, { signal }));
  await withOwnShop("screenshots", { env, signal, report: () => {} }, (shop) =>
    takePictures(shop.url, PASSWORD),
  );
}

try {
  await main();
} catch (error) {
  progress.say(explainFailure(error));
  process.exitCode = 1;
} finally {
  progress.close();
}
