// @ts-check
import "./require-node.mjs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "./browser.mjs";
import { build, isBuilt } from "./build.mjs";
import { PROJECT } from "./child.mjs";
import { childEnvironment } from "./environment.mjs";
import { withOwnShop } from "./own-shop.mjs";
import { createProgress } from "./progress.mjs";
import { explainFailure, Refusal } from "./refusal.mjs";
import { withCamera } from "./screenshots/camera.mjs";
import { walkThroughTheCounter } from "./screenshots/counter.mjs";
import { walkInOtherLanguages, walkThroughTheShop } from "./screenshots/walk.mjs";
import { onStopRequest } from "./stop-request.mjs";

/** Of the demo shop when `DEMO_PASSWORD` names no other. */
const PASSWORD = "aisle-demo-2026";

const USAGE = `The pictures of the shop in public/screenshots, taken anew from a demo shop of its own.

  node lib/run/screenshots.mjs [--only checkout] [--into FOLDER] [--shop http://localhost:3000]

  --only  the pictures whose name begins so
  --into  where to put them
  --shop  a demo shop that is open already, whose password is in DEMO_PASSWORD if it has another than the usual one; the
          counter's pictures are left out then: they need a shop whose past can be made up`;

/** @throws {Refusal} for what it does not understand */
function readArguments() {
  try {
    return parseArgs({
      options: {
        only: { type: "string", default: "" },
        into: { type: "string", default: join(PROJECT, "public", "screenshots") },
        shop: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

const progress = createProgress();
const stopping = new AbortController();
onStopRequest(() => stopping.abort());

/** @typedef {ReturnType<typeof readArguments>} Asked */

/**
 * @param {Asked} asked
 * @param {string} url of the shop
 * @param {string} password of its demo accounts
 * @param {NodeJS.ProcessEnv} [env] of a shop of its own
 */
async function takePictures(asked, url, password, env) {
  const executablePath = await progress.step("Find a browser", findBrowser);
  const { signal } = stopping;
  const taking = { executablePath, into: resolve(asked.into), only: asked.only, signal };
  const bytes = await progress.step("Walk through the shop", (report) =>
    withCamera({ ...taking, report }, async (camera) => {
      await walkThroughTheShop(camera, { url, password });
      await walkInOtherLanguages(camera, { url, password });
      if (env) await walkThroughTheCounter(camera, { url, password, env });
    }),
  );
  progress.say(`${Math.round(bytes / 1024)} kB in ${taking.into}`);
}

async function main() {
  const asked = readArguments();
  if (asked.shop) return takePictures(asked, asked.shop, process.env.DEMO_PASSWORD || PASSWORD);
  const { PATH, HOME, TMPDIR } = process.env;
  const env = childEnvironment(PROJECT, { NODE_ENV: "production", PATH, HOME, TMPDIR });
  const { signal } = stopping;
  if (!isBuilt(PROJECT, env)) await progress.step("Build the shop", () => build(PROJECT, env, { signal }));
  await withOwnShop("screenshots", { env, signal, report: () => {} }, (shop) =>
    takePictures(asked, shop.url, PASSWORD, shop.env),
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
