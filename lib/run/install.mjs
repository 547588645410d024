// @ts-check
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { run } from "./child.mjs";
import { withLock } from "./lock.mjs";
import { Refusal } from "./refusal.mjs";

/** pg-boss needs this one; the pinned Node is newer. */
const OLDEST_WITHOUT_PIN = [22, 12];

/** @param {string} root */
function stampFile(root) {
  return join(root, "node_modules", ".aisle-install");
}

/**
 * Names what an install depends on: the locked versions and the machine whose binaries were chosen.
 * @param {string} root
 */
function wantedStamp(root) {
  const lock = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}`;
}

/**
 * An install done by hand leaves no stamp of ours, but npm writes down what it put there.
 * @param {string} root
 */
function matchesNpmRecord(root) {
  try {
    const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, "utf8")).packages;
    const wanted = read(join(root, "package-lock.json"));
    const found = read(join(root, "node_modules", ".package-lock.json"));
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === "" || entry.optional || entry.devOptional || found[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @returns {boolean} whether the packages of the present lockfile are there, for this machine
 */
export function isInstalled(root) {
  if (!existsSync(join(root, "node_modules"))) return false;
  try {
    if (readFileSync(stampFile(root), "utf8") === wantedStamp(root)) return true;
  } catch {
    // No stamp: npm may have been called by hand.
  }
  if (existsSync(stampFile(root)) || !matchesNpmRecord(root)) return false;
  writeFileSync(stampFile(root), wantedStamp(root));
  return true;
}

/** @returns {[string, string[]]} the command that runs the npm this process was started by, or any */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own && basename(own) === "npm-cli.js" && existsSync(own)) return [process.execPath, [own]];
  return ["npm", []];
}

/** @typedef {Pick<import("./child.mjs").ChildOptions, "onLine" | "onSpawn" | "signal">} Watch */

/**
 * By default npm tries for minutes, package after package, before it admits that there is no network.
 */
const PATIENCE = ["--fetch-retries=3", "--fetch-retry-factor=2", "--fetch-retry-mintimeout=1000"];
const HOPELESS_ATTEMPTS = 8;
const NO_NETWORK = /(EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED)/;

/**
 * @param {string} root
 * @param {string[]} args
 * @param {Watch} watch
 */
function npm(root, args, { onLine, signal, ...watch }) {
  const [command, before] = npmCommand();
  const hopeless = new AbortController();
  let failures = 0;
  return run(command, [...before, ...args, "--no-audit", "--no-fund", "--loglevel=http", ...PATIENCE], {
    cwd: root,
    // Building needs the development packages, whatever the shop will run as.
    env: { ...process.env, NODE_ENV: "development" },
    tailLines: 1_000,
    ...watch,
    signal: AbortSignal.any([hopeless.signal, ...(signal ? [signal] : [])]),
    onLine(line, stream) {
      onLine?.(line, stream);
      if (/http fetch .* 200 /.test(line)) failures = 0;
      if (/attempt \d+ failed/.test(line) && NO_NETWORK.test(line)) failures += 1;
      if (failures >= HOPELESS_ATTEMPTS) hopeless.abort();
    },
  });
}

/** @param {string} output */
function explain(output) {
  const advice = NO_NETWORK.test(output)
    ? "The packages are fetched once, which needs the network. Connect and run the command again."
    : "Run `npm ci` to see it alone.";
  const errors = output.split("\n").filter((line) => /^npm (error|ERR!) \S|failed with/.test(line));
  return `The packages could not be installed. ${advice}\n\n${(errors.length ? errors : [output]).slice(0, 15).join("\n")}`;
}

/**
 * Installs the locked packages unless they are there; without a network that is fine once they are.
 * @param {string} root
 * @param {import("./progress.mjs").Progress} progress
 * @param {Omit<Watch, "onLine">} [watch]
 * @returns {Promise<void>}
 * @throws {Refusal} with npm's own words when that fails
 */
export async function ensureInstalled(root, progress, watch = {}) {
  if (isInstalled(root)) return;
  await progress.step("Install packages", (report) =>
    withLock(
      join(root, ".aisle", "install.json"),
      async () => {
        if (isInstalled(root)) return;
        const npmWatch = { ...watch, onLine: report };
        let outcome = await npm(root, ["ci", "--include=dev"], npmWatch);
        // A lockfile made on another system may lack that system's optional packages, which `ci` calls out of step;
        // `install` fills such gaps, and without saving it leaves the lockfile as it is.
        if (outcome.code !== 0 && /EUSAGE|in sync/.test(outcome.output)) {
          outcome = await npm(root, ["install", "--no-save", "--include=dev"], npmWatch);
        }
        if (watch.signal?.aborted) throw new Refusal("Stopped while installing.");
        if (outcome.code !== 0) throw new Refusal(explain(outcome.output));
        writeFileSync(stampFile(root), wantedStamp(root));
      },
      () => report("waiting for another install"),
    ),
  );
}

/**
 * @param {string} root
 * @returns {string | null} the Node the project is pinned to; null when this process already is that version, or
 *   when npm was told to run no install scripts and this one is new enough
 * @throws {Refusal} when there is no pinned Node and this one is too old
 */
export function pinnedNode(root) {
  const node = join(root, "node_modules", "node", "bin", "node");
  if (existsSync(node)) {
    const wanted = JSON.parse(
      readFileSync(join(root, "node_modules", "node", "package.json"), "utf8"),
    ).version;
    return process.version === `v${wanted}` ? null : node;
  }
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_WITHOUT_PIN;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  throw new Refusal(
    `npm did not put the project's own Node in place, probably because it was told to run no install scripts, and
Node ${process.versions.node} is too old to run the shop. Allow the scripts once:

  npm ci --ignore-scripts=false`,
  );
}
