// @ts-check
// `npm run service-worker`: bundles the service worker after a change to it or its library.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { PROJECT } from "./child.mjs";

const file = join(PROJECT, "app", "sw.js", "bundle.json");

/** @returns {Promise<string>} the service worker as one script */
export async function bundleServiceWorker() {
  const { outputFiles } = await build({
    entryPoints: [join(PROJECT, "components", "shop", "offline", "service-worker.ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    write: false,
    // The library says more while it is developed with.
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(file, `${JSON.stringify({ code: await bundleServiceWorker() }, null, 2)}\n`);
