import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { databaseOn, rowsOf } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/pool";
import { seedDemoShop } from "@/db/seed/demo-shop";
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
};

const database = "aisle_bench_web";

type Goods = { department: string; product: string; sku: string };

/** Opens the shop on a Postgres of its own, and closes it when the work is over or failed. */
export async function withWebShop<O>(progress: Progress, work: (shop: WebShop) => Promise<O>): Promise<O> {
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
    const url = await cluster.recreateDatabase(database);
    const goods = await progress.step("Fill its shop", () => fill(url));
    const port = await findFreePort();
    const shop = {
      ...env,
      AISLE_MODE: "demo",
      AISLE_URL: `http://localhost:${port}`,
      AUTH_SECRET: randomBytes(32).toString("base64url"),
      DATABASE_URL: url,
    };
    const server = await startServer({ env: shop, port, log: join(LOGS, "bench-web-server.log") });
    opened.unshift(server);
    opened.unshift(startWorker({ env: shop, log: join(LOGS, "bench-web-worker.log") }));
    await progress.step("Open the shop", () => server.ready(signal));
    return await work({
      url: server.url,
      env,
      sku: goods.sku,
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

/** Fills the demo shop. @returns its largest department, and a product of it that has a picture */
async function fill(url: string): Promise<Goods> {
  await migrateDatabase({ driver: "pg", url, poolMax: 1 });
  const pool = openPool({ driver: "pg", url, poolMax: 2 }, "none");
  try {
    const db = databaseOn(pool);
    await seedDemoShop(db, randomBytes(12).toString("base64url"));
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
    return goods;
  } finally {
    await pool.end();
  }
}
