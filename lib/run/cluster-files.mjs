// @ts-check
import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { run } from "./child.mjs";
import { clusterSettings, LOCALES } from "./cluster-settings.mjs";
import { findFreePort } from "./port.mjs";
import { program } from "./postgres-binaries.mjs";
import { Refusal } from "./refusal.mjs";

/** @typedef {import("./postgres-home.mjs").Home} Home */

/** Runs everything inside the cluster; the shop itself never uses it. */
export const SUPERUSER = "postgres";

/**
 * What is remembered of a cluster beside its data.
 * @typedef {{ port: number, password: string, superuserPassword: string }} ClusterRecord
 */

/** @param {Home} home */
export const dataFolder = (home) => join(home.folder, "data");

/** @param {Home} home */
const logFile = (home) => join(home.folder, "postgres.log");

/** @param {Home} home */
const recordFile = (home) => join(home.folder, "cluster.json");

/**
 * @param {Home} home
 * @param {ClusterRecord} record
 */
export function writeRecord(home, record) {
  writeFileSync(recordFile(home), JSON.stringify(record), { mode: 0o600 });
}

/**
 * @param {Home} home
 * @param {"initdb" | "pg_ctl"} name
 * @param {string[]} args
 */
function runTool(home, name, args) {
  return run(program(home.binaries.folder, name), args, {
    ...home.owner,
    cwd: home.folder,
    // The locale of the terminal may not exist where Postgres looks; its messages are for a log.
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH ?? "/usr/bin:/bin",
      HOME: home.folder,
      LC_ALL: "C",
      TZ: "UTC",
    },
  });
}

/**
 * Writes a file the owner of the cluster can read and nobody else.
 * @param {Home} home
 * @param {string} file
 * @param {string} text
 */
function writePrivate(home, file, text) {
  rmSync(file, { force: true });
  writeFileSync(file, text, { mode: 0o600 });
  if (home.owner) chownSync(file, home.owner.uid, home.owner.gid);
}

/** @param {Home} home */
async function initialise(home) {
  const record = {
    port: await findFreePort(),
    password: randomBytes(24).toString("base64url"),
    superuserPassword: randomBytes(24).toString("base64url"),
  };
  const draft = join(home.folder, "data.new");
  const passwordFile = join(home.folder, "superuser-password");
  writePrivate(home, passwordFile, record.superuserPassword);
  let output = "";
  try {
    for (const locale of LOCALES) {
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft, { mode: 0o700 });
      if (home.owner) chownSync(draft, home.owner.uid, home.owner.gid);
      const outcome = await runTool(home, "initdb", [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        ...locale,
      ]);
      if (outcome.code === 0) {
        appendFileSync(join(draft, "postgresql.conf"), "\ninclude_if_exists = 'aisle.conf'\n");
        writeRecord(home, record);
        // Only now is it a cluster: an initialisation cut short leaves no half one behind.
        renameSync(draft, dataFolder(home));
        return;
      }
      output = outcome.output;
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  throw new Refusal(`The database files could not be made in ${home.folder}:\n\n${output}`);
}

/** @param {Home} home */
function refuseOtherMajor(home) {
  const made = readFileSync(join(dataFolder(home), "PG_VERSION"), "utf8").trim();
  const have = home.binaries.version.split(".")[0];
  if (made !== have) {
    throw new Refusal(
      `The database in ${home.folder} was made by Postgres ${made}, and this is Postgres ${have}. Move that folder away to begin with an empty shop, or set DATABASE_URL to a Postgres ${made} that serves it.`,
    );
  }
}

/**
 * @param {Home} home
 * @returns {Promise<ClusterRecord>} of the cluster that is there, made now if there was none
 */
export async function prepareCluster(home) {
  if (!existsSync(dataFolder(home))) await initialise(home);
  refuseOtherMajor(home);
  try {
    return JSON.parse(readFileSync(recordFile(home), "utf8"));
  } catch {
    throw new Refusal(
      `${recordFile(home)}, which holds the passwords of the database beside it, is missing or damaged. Bring it back, or move ${home.folder} away to begin with an empty shop.`,
    );
  }
}

const LOG_LIMIT = 10 * 1024 * 1024;

/**
 * @param {Home} home
 * @param {number} port
 * @returns {Promise<import("./child.mjs").Outcome>}
 */
export async function launch(home, port) {
  writePrivate(home, join(dataFolder(home), "aisle.conf"), clusterSettings(port));
  const log = logFile(home);
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) renameSync(log, `${log}.1`);
  return runTool(home, "pg_ctl", ["start", "-w", "-t", "120", "-D", dataFolder(home), "-l", log]);
}

/**
 * @param {Home} home
 * @param {number} [lines]
 */
export function logTail(home, lines = 15) {
  try {
    return readFileSync(logFile(home), "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return "";
  }
}

/**
 * Stops the cluster: open transactions are rolled back, and if that takes too long, the next start recovers.
 * @param {Home} home
 */
export async function halt(home) {
  const stop = (/** @type {string} */ mode) =>
    runTool(home, "pg_ctl", ["stop", "-w", "-t", "20", "-m", mode, "-D", dataFolder(home)]);
  if ((await stop("fast")).code !== 0) await stop("immediate");
}
