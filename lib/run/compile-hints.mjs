// @ts-check
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PROJECT } from "./child.mjs";

// What every page begins with is compiled twice by a browser: glanced over as it comes, and read on the main thread as
// each function is first called. Chrome reads all of a file at once, beside the main thread, where its first line says
// so (V8's explicit compile hints); to others the line is a comment.

const hint = "//# allFunctionsCalledOnLoad\n";

/** Bytes. Smaller files are read on the main thread whatever they say, and cost little there. */
const least = 64 * 1024;

/**
 * Marks the files of a build that every page begins with. Doing so twice changes nothing.
 * @param {string} folder the build's, such as `.next`
 * @returns {number} how many files are marked
 * @throws where there is no build
 */
export function hintFirstFiles(folder) {
  /** @type {{ rootMainFiles: string[] }} */
  const { rootMainFiles } = JSON.parse(readFileSync(join(folder, "build-manifest.json"), "utf8"));
  const large = rootMainFiles
    .map((name) => join(folder, name))
    .map((file) => ({ file, text: readFileSync(file, "utf8") }))
    .filter(({ text }) => Buffer.byteLength(text) >= least);
  for (const { file, text } of large) if (!text.startsWith(hint)) writeFileSync(file, hint + text);
  return large.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  hintFirstFiles(join(PROJECT, process.env.AISLE_DIST_DIR ?? ".next"));
