// @ts-check
// Runs one of the project's TypeScript commands against the shop: the database that the environment names, else the
// built-in one, which is started for the command if no shop is running and left as it was.
//
//     node lib/run/with-shop.mjs [--node-option …] lib/identity/api-key-cli.ts --role associate …
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { PROJECT, TYPESCRIPT } from "./child.mjs";
import { startCluster } from "./database.mjs";
import { loadEnvFile, namesDatabase, shopEnvironment } from "./environment.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * @param {string[]} nodeOptions
 * @param {string} file from the project's folder
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
function runCommand(nodeOptions, file, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeOptions, ...TYPESCRIPT, join(PROJECT, file), ...args], {
      env,
      stdio: "inherit",
    });
    // The terminal sends these to the whole group; the command decides how it ends, and we wait for it.
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => {});
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

const command = process.argv.slice(2);
const at = command.findIndex((word) => !word.startsWith("-"));
const file = command[at];
if (!file) throw new Error("usage: node lib/run/with-shop.mjs [--node-option …] FILE.ts [argument …]");

loadEnvFile(PROJECT, process.env);
/** @type {import("./database.mjs").Cluster | undefined} */
let cluster;
try {
  const { env } = shopEnvironment(PROJECT, process.env);
  if (!namesDatabase(env)) {
    cluster = await startCluster({ say: (line) => console.error(line) });
    env.DATABASE_URL = cluster.url;
  }
  process.exitCode = await runCommand(command.slice(0, at), file, command.slice(at + 1), env);
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
} finally {
  await cluster?.stop();
}
