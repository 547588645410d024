import { sql } from "drizzle-orm";
import { databaseOn, rowsOf } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/pool";
import { checkInvariants, checkMemory } from "@/lib/invariants/check";
import { startTestCluster } from "../database.mjs";
import { createProgress } from "../progress.mjs";
import { fillLedger } from "./invariants/fill-ledger";
import { aligned } from "./table";

// How long `npm run check:invariants` takes over a shop of some years: a ledger of more than a million rows. Exits 1
// when anything is found, since everything was made to agree.

const name = "aisle_bench_invariants";
const orders = 130_000;

const progress = createProgress();
const cluster = await startTestCluster(name);
const url = await cluster.recreateDatabase(name);
await migrateDatabase({ driver: "pg", url, poolMax: 1 });
const pool = openPool({ driver: "pg", url, poolMax: 1 }, "none");
try {
  const db = databaseOn(pool);
  await progress.step("Fill a ledger", () => fillLedger(db, orders));
  const [size] = rowsOf<{ rows: number }>(
    await db.execute(sql`select count(*)::int as rows from stock_movements`),
  );
  await db.execute(sql.raw(`set work_mem = '${checkMemory}'`));
  const times: string[][] = [];
  let all = 0;
  const violations = await progress.step("Check", () =>
    checkInvariants(db, ({ invariant, rule }, milliseconds) => {
      all += milliseconds;
      times.push([`${invariant}. ${rule}`, String(Math.round(milliseconds))]);
    }),
  );
  progress.close();
  console.log(`\n${size!.rows} ledger rows, ${orders} orders\n`);
  console.log(`${aligned([["rule", "ms"], ...times, ["all together", String(Math.round(all))]])}\n`);
  for (const v of violations) console.log(`✗ ${v.invariant}: ${v.found}`);
  if (size!.rows < 1_000_000) console.log("✗ That is less than a million rows.");
  process.exitCode = violations.length === 0 && size!.rows >= 1_000_000 ? 0 : 1;
} finally {
  await pool.end();
  await cluster.dropDatabase(name);
  await cluster.stop();
}
