// @ts-check
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./child.mjs";
import { addressOf, dropDatabase, ensureDatabase, ensureRole } from "./cluster-databases.mjs";
import { dataFolder, halt, launch, logTail, prepareCluster, writeRecord } from "./cluster-files.mjs";
import { withLock } from "./lock.mjs";
import { findFreePort, isLoopbackPortFree } from "./port.mjs";
import { settleHome } from "./postgres-home.mjs";
import { clearRemains, findPostmaster } from "./postmaster.mjs";
import { isRunning, ownIdentity } from "./process-identity.mjs";
import { Refusal } from "./refusal.mjs";

/** Where `npm start` keeps the shop's database. */
export const SHOP_CLUSTER = join(PROJECT, ".aisle", "postgres");
/** Where tests and measurements keep theirs. */
export const TEST_CLUSTER = join(PROJECT, ".aisle", "test-postgres");

const LAUNCH_ATTEMPTS = 5;

/**
 * A running Postgres that several processes may share; it is stopped by the last of them.
 * @typedef {object} Cluster
 * @property {string} url address of the default database
 * @property {number} port on 127.0.0.1
 * @property {string} folder where its files are
 * @property {(name: string) => string} urlFor address of a database
 * @property {(name: string) => Promise<string>} ensureDatabase makes it unless it is there; answers its address
 * @property {(name: string) => Promise<string>} recreateDatabase empty, throwing out whoever is in it; answers its address
 * @property {(name: string) => Promise<void>} dropDatabase throws out whoever is in it; nothing when there is none
 * @property {() => import("./process-identity.mjs").ProcessIdentity | null} postmaster its main process; null when down
 * @property {() => Promise<void>} restart starts it again after it died; nothing while it runs
 * @property {() => Promise<void>} stop gives up this share, and stops Postgres if nobody else has one
 */

/** @typedef {import("./postgres-home.mjs").Home} Home */

/** @param {Home} home */
function liveShares(home) {
  const folder = join(home.folder, "shares");
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).filter((name) => {
    const file = join(folder, name);
    let holder = null;
    try {
      holder = JSON.parse(readFileSync(file, "utf8"));
    } catch {
      // Unreadable is as good as abandoned.
    }
    if (isRunning(holder)) return true;
    rmSync(file, { force: true });
    return false;
  });
}

let sharesTaken = 0;

/**
 * @param {Home} home
 * @returns {string} the file that says this process uses the cluster
 */
function takeShare(home) {
  sharesTaken += 1;
  const file = join(home.folder, "shares", `${process.pid}-${sharesTaken}.json`);
  writeFileSync(file, JSON.stringify(ownIdentity()), { mode: 0o600 });
  return file;
}

/**
 * Starts Postgres on the remembered port, or moves to another where that one is taken.
 * @param {Home} home
 * @param {import("./cluster-files.mjs").ClusterRecord} record its port is changed in place
 */
async function bringUp(home, record) {
  await clearRemains(dataFolder(home));
  let output = "";
  for (let attempt = 0; attempt < LAUNCH_ATTEMPTS; attempt++) {
    if (!(await isLoopbackPortFree(record.port))) {
      record.port = await findFreePort();
      writeRecord(home, record);
    }
    const outcome = await launch(home, record.port);
    if (outcome.code === 0) return;
    output = `${outcome.output}\n${logTail(home)}`;
    if (findPostmaster(dataFolder(home))) await halt(home);
    // Both pass: somebody took the port just now, or processes of a killed Postgres are still ending.
    if (!/could not bind|Address already in use|still in use/i.test(output)) break;
  }
  throw new Refusal(
    `Postgres did not start. Its files are in ${home.folder}; this is what it said:\n\n${output}`,
  );
}

/**
 * Starts the built-in Postgres, or takes a share of it where it runs and somebody uses it. One that runs and that
 * nobody uses was left by a process that was killed: it is stopped and started anew.
 * @param {object} [options]
 * @param {string} [options.dataDir] folder for everything of this cluster; made when missing
 * @param {string} [options.database] the default database; made when missing
 * @param {(text: string) => void} [options.say] told what the person at the terminal should know
 * @returns {Promise<Cluster>}
 * @throws {Refusal} when it cannot run here, saying what to do
 */
export async function startCluster({ dataDir = SHOP_CLUSTER, database = "aisle", say = () => {} } = {}) {
  const home = settleHome(dataDir, say);
  const data = dataFolder(home);
  const guarded = (/** @type {() => Promise<void>} */ work) =>
    withLock(join(home.folder, "cluster.lock"), work);
  /** @type {import("./cluster-files.mjs").ClusterRecord} */
  let record = { port: 0, password: "", superuserPassword: "" };
  /** @type {string | null} */
  let share = null;

  await guarded(async () => {
    record = await prepareCluster(home);
    if (findPostmaster(data) && liveShares(home).length === 0) await halt(home);
    if (!findPostmaster(data)) await bringUp(home, record);
    liveShares(home);
    await ensureRole(record);
    await ensureDatabase(record, database);
    share = takeShare(home);
  });

  return {
    get url() {
      return addressOf(record, database);
    },
    get port() {
      return record.port;
    },
    folder: home.folder,
    urlFor: (name) => addressOf(record, name),
    async ensureDatabase(name) {
      await ensureDatabase(record, name);
      return addressOf(record, name);
    },
    async recreateDatabase(name) {
      await dropDatabase(record, name);
      await ensureDatabase(record, name);
      return addressOf(record, name);
    },
    dropDatabase: (name) => dropDatabase(record, name),
    postmaster: () => findPostmaster(data),
    restart: () =>
      guarded(async () => {
        record = await prepareCluster(home);
        if (!findPostmaster(data)) await bringUp(home, record);
      }),
    async stop() {
      const mine = share;
      if (!mine) return;
      share = null;
      await guarded(async () => {
        rmSync(mine, { force: true });
        if (liveShares(home).length === 0 && findPostmaster(data)) await halt(home);
      });
    },
  };
}

/**
 * The cluster for tests and measurements. Each uses databases of its own names, so several may run at once.
 * @param {string} [database]
 * @returns {Promise<Cluster>}
 */
export function startTestCluster(database = "aisle_test") {
  return startCluster({ dataDir: TEST_CLUSTER, database });
}
