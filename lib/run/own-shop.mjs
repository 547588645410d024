// @ts-check
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { forgetPages } from "./build.mjs";
import { LOGS, PROJECT, runNode, TYPESCRIPT } from "./child.mjs";
import { startTestCluster } from "./database.mjs";
import { findFreePort } from "./port.mjs";
import { Refusal } from "./refusal.mjs";
import { startServer, startWorker } from "./server.mjs";

/**
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 */
async function runTypescript(file, env, signal) {
  const outcome = await runNode([...TYPESCRIPT, join(PROJECT, file)], { cwd: PROJECT, env, signal });
  if (outcome.code !== 0) throw new Refusal(`${file} failed:\n\n${outcome.output}`);
}

/**
 * The demo accounts of the shop that `npm start` keeps here must survive the seeding of another database.
 * @param {() => Promise<void>} work
 */
async function keepingDemoAccounts(work) {
  const file = join(PROJECT, ".aisle", "demo-accounts.json");
  const before = existsSync(file) ? readFileSync(file) : null;
  try {
    await work();
  } finally {
    if (before) writeFileSync(file, before, { mode: 0o600 });
  }
}

/**
 * Opens a demo shop of its own on the production build, and closes it when the visit is over or failed: an empty
 * database brought up to date and stocked, a server on a free port, a worker.
 * @param {string} name of its database and logs; two of one name cannot run at once
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.env
 * @param {AbortSignal} options.signal
 * @param {import("./progress.mjs").Report} options.report
 * @param {(shop: { url: string, env: NodeJS.ProcessEnv }) => Promise<void>} visit
 */
export async function withOwnShop(name, { env, signal, report }, visit) {
  report("starting Postgres");
  const cluster = await startTestCluster();
  /** @type {{ stop: () => Promise<void> }[]} */
  const running = [cluster];
  try {
    const port = await findFreePort();
    /** @type {NodeJS.ProcessEnv} */
    const shop = {
      ...env,
      NODE_ENV: "production",
      AISLE_MODE: "demo",
      AISLE_URL: `http://localhost:${port}`,
      AUTH_SECRET: randomBytes(32).toString("base64url"),
      DATABASE_URL: await cluster.recreateDatabase(`aisle_${name}`),
      // Each story says where its people call from, as a proxy would.
      TRUSTED_PROXIES: "1",
    };
    report("filling the database");
    await runTypescript("db/migrate.ts", shop, signal);
    await keepingDemoAccounts(() => runTypescript("db/seed/seed.ts", shop, signal));
    report("opening the shop");
    forgetPages(PROJECT);
    const server = await startServer({ env: shop, port, log: join(LOGS, `${name}-server.log`) });
    running.unshift(server);
    running.unshift(startWorker({ env: shop, log: join(LOGS, `${name}-worker.log`) }));
    await server.ready(signal);
    await visit({ url: server.url, env: shop });
  } finally {
    for (const part of running) await part.stop();
  }
}
