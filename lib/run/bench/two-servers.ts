import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Db, databaseOn } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/pool";
import { seedDemoShop } from "@/db/seed/demo-shop";
import { createApiKey } from "@/lib/identity/api-key";
import { build, isBuilt } from "../build.mjs";
import { PROJECT } from "../child.mjs";
import { continueClaim } from "../claim.mjs";
import { type Cluster, startCluster } from "../database.mjs";
import { childEnvironment } from "../environment.mjs";
import type { Progress } from "../progress.mjs";
import { Refusal } from "../refusal.mjs";
import { type Part, type Server, startServer, startWorker } from "../server.mjs";

const state = join(PROJECT, ".aisle");
const logOf = (part: string) => join(state, "log", `bench-${part}.log`);

/** Two servers and a worker on one database, for as long as the work takes. */
export type TwoServers = {
  cluster: Cluster;
  db: Db;
  /** Who they are changes when one is started again. */
  servers: Server[];
  worker: Part;
  apiKey: string;
  /** Starts a server that died, on the port it had. */
  startAgain: (index: number) => Promise<void>;
  startWorkerAgain: () => void;
};

type Options = {
  progress: Progress;
  signal: AbortSignal;
  /** Whose Postgres and database these are; two of one name cannot run at once. */
  name?: string;
  /** Opens another way to the database for servers and worker. Without it they take the direct one. */
  detour?: (url: string) => Promise<{ url: string; stop: () => Promise<void> }>;
};

/**
 * Opens the shop on a database of its own, and closes whatever it started when the work is over or failed.
 * The Postgres is one that nobody else uses: it is going to be killed.
 */
export async function withTwoServers<O>(
  options: Options,
  work: (shop: TwoServers) => Promise<O>,
): Promise<O> {
  const { progress, signal, name = "reserve" } = options;
  const database = `aisle_bench_${name}`;
  const { PATH, HOME, TMPDIR } = process.env;
  const env = childEnvironment(PROJECT, { NODE_ENV: "production", PATH, HOME, TMPDIR });
  const opened: { stop: () => Promise<unknown> }[] = [];
  const open = <P extends { stop: () => Promise<unknown> }>(part: P): P => {
    opened.unshift(part);
    return part;
  };
  try {
    await prepareBuild(env, options);
    const cluster = open(
      await progress.step("Start a Postgres to be killed", () =>
        startCluster({
          dataDir: join(state, name === "reserve" ? "bench-postgres" : `bench-${name}-postgres`),
          database,
          say: progress.say,
        }),
      ),
    );
    signal.throwIfAborted();
    const { db, apiKey } = await progress.step("Fill its database", async () => {
      const url = await cluster.recreateDatabase(database);
      await migrateDatabase({ driver: "pg", url, poolMax: 1 });
      const pool = openPool({ driver: "pg", url, poolMax: 2 });
      open({ stop: () => pool.end() });
      const db = databaseOn(pool);
      await seedDemoShop(db, randomBytes(12).toString("base64url"));
      return { db, apiKey: await makeKey(db) };
    });
    signal.throwIfAborted();
    return await progress
      .step("Open two servers", async () => {
        const detour = options.detour && open(await options.detour(cluster.url));
        const shop: NodeJS.ProcessEnv = {
          ...env,
          AISLE_MODE: "demo",
          AUTH_SECRET: randomBytes(32).toString("base64url"),
          DATABASE_URL: detour?.url ?? cluster.url,
        };
        const start = async (index: number, port?: number) =>
          open(await startServer({ env: shop, log: logOf(`server-${index + 1}`), port }));
        const servers = [await start(0), await start(1)];
        const startWorking = () => open(startWorker({ env: shop, log: logOf("worker") }));
        const worker = startWorking();
        await Promise.all(servers.map((server) => server.ready(signal)));
        const running: TwoServers = {
          cluster,
          db,
          servers,
          worker,
          apiKey,
          async startAgain(index) {
            servers[index] = await start(index, servers[index]!.port);
            await servers[index].ready(signal);
          },
          startWorkerAgain() {
            running.worker = startWorking();
          },
        };
        return running;
      })
      .then(work);
  } finally {
    await progress.step("Stop everything it started", async () => {
      for (const part of opened) await part.stop();
    });
  }
}

async function makeKey(db: Db): Promise<string> {
  const ctx = {
    actor: { kind: "system", id: "bench" },
    now: new Date(),
    channel: "system",
    locale: "en",
  } as const;
  return db.transaction(
    async (tx) => (await createApiKey(ctx, { role: "storefront", name: "Crowd" }, tx)).key,
  );
}

/** Takes the build that is there. Where the sources changed since, builds, which only one may do at a time. */
export async function prepareBuild(env: NodeJS.ProcessEnv, { progress, signal }: Options): Promise<void> {
  if (isBuilt(PROJECT, env)) return;
  const claim = await continueClaim("tests");
  try {
    await progress.step("Build the shop", (report) =>
      build(PROJECT, env, { signal, onLine: report, onSpawn: (child) => claim.started("build", child.pid) }),
    );
  } catch (error) {
    if (signal.aborted) throw new Refusal("Stopped while building.");
    throw error;
  } finally {
    claim.release();
  }
}
