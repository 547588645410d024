// @ts-check
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { PROJECT, run } from "./child.mjs";
import { Refusal } from "./refusal.mjs";

const TRY_MS = 40_000;
const DOWNLOAD_MS = 5 * 60_000;
const PACKAGE_MS = 6 * 60_000;

const SYSTEM_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge-stable",
];
const MAC_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
const DOWNLOADED_NAMES = new Set([
  "chrome",
  "headless_shell",
  "chrome-headless-shell",
  "Chromium",
  "Google Chrome for Testing",
]);

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} folder
 * @param {number} depth
 * @returns {string[]}
 */
function browsersBelow(folder, depth) {
  if (depth === 0 || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return browsersBelow(path, depth - 1);
    return DOWNLOADED_NAMES.has(entry.name) && isExecutable(path) ? [path] : [];
  });
}

/** @returns {string[]} what Playwright has downloaded for any project, newest first */
function downloaded() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache", "ms-playwright");
  if (!existsSync(cache)) return [];
  const revision = (/** @type {string} */ name) => Number(name.split("-").pop());
  return readdirSync(cache)
    .filter((name) => name.startsWith("chromium"))
    .sort((a, b) => revision(b) - revision(a))
    .flatMap((name) => browsersBelow(join(cache, name), 6));
}

/** @returns {string[]} */
function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const found = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter(
    isExecutable,
  );
  return process.platform === "darwin" ? [...MAC_APPS.filter(isExecutable), ...found] : found;
}

/**
 * A browser may be there and still lack a library; only one that shows a page counts.
 * @param {string} path
 * @returns {Promise<string>} empty if it works, else what it said
 */
async function tryBrowser(path) {
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const outcome = await run(
    path,
    ["--headless", ...root, "--disable-gpu", "--dump-dom", "data:text/html,<p>works"],
    {
      timeoutMs: TRY_MS,
    },
  );
  if (outcome.output.includes("<p>works")) return "";
  return outcome.timedOut ? "it did not start in time" : outcome.output.split("\n").slice(-3).join("\n");
}

/** @returns {string[] | null} what goes before apt-get; null where there is none, or no right to use it */
function aptPrefix() {
  if (!existsSync("/usr/bin/apt-get")) return null;
  if (process.getuid?.() === 0) return [];
  try {
    execFileSync("sudo", ["-n", "true"], { stdio: "ignore", timeout: 10_000 });
    return ["sudo", "-n"];
  } catch {
    return null;
  }
}

/**
 * @param {string[]} command
 * @param {number} timeoutMs
 * @param {import("./progress.mjs").Report} report
 * @returns {Promise<string>} empty if it worked, else why not
 */
async function fetchWith([program = "", ...args], timeoutMs, report) {
  const outcome = await run(program, args, {
    cwd: PROJECT,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    timeoutMs,
    onLine: report,
  });
  if (outcome.code === 0) return "";
  return outcome.timedOut ? "it took too long" : outcome.output.split("\n").slice(-3).join("\n");
}

/** @param {import("./progress.mjs").Report} report */
function download(report) {
  const cli = join(PROJECT, "node_modules", "@playwright", "test", "cli.js");
  return fetchWith([process.execPath, cli, "install", "chromium"], DOWNLOAD_MS, report);
}

/** @param {import("./progress.mjs").Report} report */
async function installPackage(report) {
  const prefix = aptPrefix();
  if (!prefix) return "not on this system, or not without a password";
  const apt = (/** @type {string[]} */ ...args) =>
    fetchWith([...prefix, "apt-get", ...args], PACKAGE_MS, report);
  await apt("update");
  return apt("install", "-y", "--no-install-recommends", "chromium", "fonts-liberation");
}

/**
 * Finds a Chromium that works, or gets one: the one CHROMIUM_PATH names, one downloaded before, the system's, a
 * download, the distribution's package.
 * @param {import("./progress.mjs").Report} report
 * @returns {Promise<string>} its executable
 * @throws {Refusal} listing what was tried
 */
export async function findBrowser(report) {
  /** @type {string[]} */
  const tried = [];
  const named = process.env.CHROMIUM_PATH;
  const sources = [
    { name: "CHROMIUM_PATH", look: () => (named ? [named] : []) },
    { name: "downloaded before", look: downloaded },
    { name: "installed", look: installed },
    { name: "playwright install chromium", get: download, look: downloaded },
    { name: "apt-get install chromium", get: installPackage, look: installed },
  ];
  const seen = new Set();
  for (const { name, get, look } of sources) {
    report(name);
    const problem = await get?.(report);
    if (problem) tried.push(`${name}: ${problem}`);
    for (const path of look()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const complaint = await tryBrowser(path);
      if (complaint === "") return path;
      tried.push(`${name}, ${path}: ${complaint}`);
    }
  }
  throw new Refusal(
    `No browser for the journeys. Install Chromium or Chrome, or set CHROMIUM_PATH to one. Tried:\n\n${tried.map((line) => `  - ${line.replaceAll("\n", "\n    ")}`).join("\n")}`,
  );
}
