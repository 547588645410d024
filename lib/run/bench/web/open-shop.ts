import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { closeDb, databaseOn, rowsOf } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/pool";
import { seedDemoShop } from "@/db/seed/demo-shop";
import { fillWithGenerated } from "@/db/seed/generated/fill";
import { closeQueue } from "@/lib/kernel/queue";
import { LOGS, PROJECT } from "../../child.mjs";
import { startCluster } from "../../database.mjs";
import { childEnvironment } from "../../environment.mjs";
import { findFreePort } from "../../port.mjs";
import type { Progress } from "../../progress.mjs";
import { type Part, startServer, startWorker } from "../../server.mjs";
import { prepareBuild } from "../two-servers";

/** A demo shop on the production build, and the pages of it that are measured. */
export type WebShop = {
  url: string;
  env: NodeJS.ProcessEnv;
  /** Addresses without the origin. */
  pages: { home: string; department: string; product: string; search: string };
  /** Of something that can be put into a basket. */
  sku: string;
  /** Addresses of products' pages that no other page leads to first, without the origin. */
  strangers: string[];
  /** Opens another server of the shop for as long as the work takes: it has made no page yet. */
  withAnother: <O>(work: (url: string) => Promise<O>) => Promise<O>;
  /** Opens one that keeps few pages, and those for itself. */
  withLittleMemory: <O>(work: (url: string) => Promise<O>) => Promise<O>;
};

/** Room for some dozens of pages; the least that can be asked for would not keep what pages share. */
const littleMemory = "8";
/** As many pages as are asked for once. */
const mostStrangers = 1_000;

const database = "aisle_bench_web";

type Goods = { department: string; product: string; sku: string };

/**
 * Opens the shop on a Postgres of its own, and closes it when the work is over or failed.
 * @param products how many generated ones there are besides the demo's
 */
export async function withWebShop<O>(
  progress: Progress,
  products: number,
  work: (shop: WebShop) => Promise<O>,
): Promise<O> {
  const { signal } = new AbortController();
  const { PATH, HOME, TMPDIR } = process.env;
  const env = childEnvironment(PROJECT, { NODE_ENV: "production", PATH, HOME, TMPDIR });
  const opened: Pick<Part, "stop">[] = [];
  try {
    await prepareBuild(env, { progress, signal });
    const cluster = await progress.step("Start a Postgres of its own", () =>
      startCluster({ dataDir: join(PROJECT, ".aisle", "bench-web-postgres"), database, say: progress.say }),
    );
    opened.unshift(cluster);
    const port = await findFreePort();
    const settings = {
      AISLE_MODE: "demo",
      AISLE_URL: `http://localhost:${port}`,
      AUTH_SECRET: randomBytes(32).toString("base64url"),
      DATABASE_URL: await cluster.recreateDatabase(database),
    };
    const goods = await progress.step("Fill its shop", () => fill(settings, products));
    const shop = { ...env, ...settings };
    const server = await startServer({ env: shop, port, log: join(LOGS, "bench-web-server.log") });
    opened.unshift(server);
    opened.unshift(startWorker({ env: shop, log: join(LOGS, "bench-web-worker.log") }));
    await progress.step("Open the shop", () => server.ready(signal));
    return await work({
      url: server.url,
      env,
      sku: goods.sku,
      strangers: goods.strangers,
      withAnother: (doing) => withServer(shop, "bench-web-second-server.log", signal, doing),
      withLittleMemory: (doing) =>
        withServer(
          { ...shop, PAGE_MEMORY_MB: littleMemory, PAGE_STORE_MB: "0" },
          "bench-web-small-server.log",
          signal,
          doing,
        ),
      pages: {
        home: "/en",
        department: `/en/c/${goods.department}`,
        product: `/en/products/${goods.product}`,
        search: "/en/search?q=bread",
      },
    });
  } finally {
    for (const part of opened) await part.stop();
  }
}

async function withServer<O>(
  env: NodeJS.ProcessEnv,
  log: string,
  signal: AbortSignal,
  work: (url: string) => Promise<O>,
): Promise<O> {
  const server = await startServer({ env, log: join(LOGS, log) });
  try {
    await server.ready(signal);
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

/** Fills the demo shop. @returns its largest department, a product of it that has a picture, and some others' pages */
async function fill(
  settings: Record<"AISLE_MODE" | "AISLE_URL" | "AUTH_SECRET" | "DATABASE_URL", string>,
  products: number,
): Promise<Goods & { strangers: string[] }> {
  // What is filled tells the shop's worker that the catalogue changed, as this process.
  Object.assign(process.env, settings);
  const url = settings.DATABASE_URL;
  await migrateDatabase({ driver: "pg", url, poolMax: 1 });
  const pool = openPool({ driver: "pg", url, poolMax: 2 }, "none");
  try {
    const db = databaseOn(pool);
    await seedDemoShop(db, randomBytes(12).toString("base64url"));
    if (products > 0) await fillWithGenerated(db, products);
    const [goods] = rowsOf<Goods>(
      await db.execute(sql`
        select d.slug as department, p.slug as product, v.sku
        from products p
        join departments own on own.id = p.department_id
        join departments d on d.id = coalesce(own.parent_id, own.id)
        join variants v on v.product_id = p.id and v.active
        join stock_levels s on s.variant_id = v.id
        where p.status = 'published' and p.age_limit is null
          and exists (select from product_media m where m.product_id = p.id)
        order by count(*) over (partition by d.id) desc, s.on_hand desc, p.slug limit 1`),
    );
    if (!goods) throw new Error("The demo shop sells nothing.");
    const others = rowsOf<{ path: string }>(
      await db.execute(sql`
        select '/' || locale || '/products/' || slug as path
        from products, unnest(array['fi', 'tr', 'ru', 'ja']) locale
        where status = 'published' order by md5(slug), locale limit ${mostStrangers}`),
    );
    return { ...goods, strangers: others.map(({ path }) => path) };
  } finally {
    await closeQueue();
    await closeDb();
    await pool.end();
  }
}
