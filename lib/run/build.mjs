// @ts-check
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { runNode } from "./child.mjs";
import { hintFirstFiles } from "./compile-hints.mjs";
import { Refusal } from "./refusal.mjs";

/** What a build is made from; other folders and files do not change it. */
const FOLDERS = ["app", "components", "db", "lib", "public"];
const FILES = [
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
/** Inside those folders: tests, and what starts the shop rather than being in it. */
const LEFT_OUT = /(\.test\.tsx?$)|(^lib\/run\/(?!compile-hints))|(^db\/(seed|testing)\/)/;

/**
 * @param {string} root
 * @param {string} path relative to it
 * @returns {string[]} every file below, relative to the root, in a fixed order
 */
function filesBelow(root, path) {
  const state = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (!state) return [];
  if (!state.isDirectory()) return [path];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => filesBelow(root, `${path}/${name}`));
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {string} changes with the contents of any file a build is made from, and with the variables a build
 *   writes into the pages
 */
export function sourceFingerprint(root, env) {
  const hash = createHash("sha256");
  for (const path of [...FOLDERS, ...FILES].flatMap((entry) => filesBelow(root, entry))) {
    if (LEFT_OUT.test(path)) continue;
    const file = join(root, path);
    const content = lstatSync(file).isSymbolicLink() ? readlinkSync(file) : readFileSync(file);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  const inlined = Object.entries(env).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  hash.update(JSON.stringify(inlined.sort()));
  return hash.digest("hex");
}

/** @param {string} root */
const stampFile = (root) => join(root, ".next", "aisle-build");

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean} whether the present sources are built
 */
export function isBuilt(root, env) {
  return (
    existsSync(join(root, ".next", "BUILD_ID")) &&
    existsSync(stampFile(root)) &&
    readFileSync(stampFile(root), "utf8") === sourceFingerprint(root, env)
  );
}

/**
 * Next keeps the pages a server made beside the build and shows them after a restart. They may be of another database,
 * or of this one before a change whose news the stopped server took with it.
 * @param {string} root
 */
export function forgetPages(root) {
  rmSync(join(root, ".next", "server", "route-cache"), { recursive: true, force: true });
}

/**
 * Builds the shop for production. Needs no database.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {Pick<import("./child.mjs").ChildOptions, "onLine" | "onSpawn" | "signal">} [options]
 * @returns {Promise<void>}
 * @throws {Refusal} with what the build printed
 */
export async function build(root, env, options = {}) {
  // Taken before the build: a file changed while it runs must count as changed.
  const fingerprint = sourceFingerprint(root, env);
  for (const file of [stampFile(root), join(root, ".next", "BUILD_ID")]) rmSync(file, { force: true });
  const outcome = await runNode([join(root, "node_modules", "next", "dist", "bin", "next"), "build"], {
    cwd: root,
    env,
    ...options,
  });
  if (outcome.code !== 0 || !existsSync(join(root, ".next", "BUILD_ID")))
    throw new Refusal(`The build failed:\n\n${outcome.output}`);
  hintFirstFiles(join(root, ".next"));
  writeFileSync(stampFile(root), fingerprint);
}
