import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db, rowsOf } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { passwordMatches } from "@/lib/identity/password";
import { demoAccounts, demoPassword, writeAccounts } from "./accounts";
import { departments } from "./catalogue/departments";
import { isEmptyShop, seedDemoShop } from "./demo-shop";
import { stores } from "./stores";

testDatabase();

const products = departments.flatMap((d) => d.products);
const password = "correct horse battery";
const query = async <R>(text: string): Promise<R[]> => rowsOf<R>(await db().execute(sql.raw(text)));

const filled = [
  ...["stock_locations", "opening_hours", "opening_exceptions", "departments", "products", "product_texts"],
  ...[
    "product_media",
    "variants",
    "prices",
    "stock_levels",
    "stock_movements",
    "users",
    "staff",
    "staff_locations",
  ],
];

/** Every row of every table the seed fills, as one hash per table. */
async function fingerprint(): Promise<Record<string, string>> {
  const hashes = filled.map(async (table) => {
    const rows = `select md5(string_agg(t::text, '|' order by t::text)) as hash from ${table} t`;
    return [table, (await query<{ hash: string }>(rows))[0]!.hash] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

/** Runs the command itself, against this file's database. */
function seedCommand(args: readonly string[], variables: Record<string, string>) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  return spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "db/seed/seed.ts", ...args],
    { cwd: root, encoding: "utf8", timeout: 60_000, env: { ...process.env, ...variables } },
  );
}

// The tests below tell one story: an empty shop, then a filled one.
describe("an empty shop", () => {
  it("gets no demo accounts in production, and is told why", async () => {
    const production = {
      AISLE_MODE: "production",
      AISLE_URL: "https://shop.example",
      SMTP_URL: "smtp://mail",
    };
    const run = seedCommand([], production);
    expect(run.stderr).toContain("not made in production");
    expect(run.status).toBe(1);
    expect(await isEmptyShop(db())).toBe(true);
  });

  it.each([
    [["--products", "lots"], "--products takes a whole number from 1 to 500000"],
    [["--products"], "--products takes a whole number"],
    [["--all"], "Unknown argument --all"],
  ])("refuses %s", async (args, why) => {
    const run = seedCommand(args, {});
    expect(run.stderr).toContain(why);
    expect(run.status).toBe(1);
    expect(await isEmptyShop(db())).toBe(true);
  });

  it("refuses a demo password that is too short", async () => {
    const run = seedCommand([], { DEMO_PASSWORD: "short" });
    expect(run.stderr).toBe("DEMO_PASSWORD: needs at least 12 characters\n");
    expect(run.status).toBe(1);
    expect(await isEmptyShop(db())).toBe(true);
  });

  it("stays empty when its accounts cannot be written down", async () => {
    const failing = seedDemoShop(db(), password, () => Promise.reject(new Error("disk full")));
    await expect(failing).rejects.toThrow("disk full");
    expect(await isEmptyShop(db())).toBe(true);
    expect(await query("select from users")).toEqual([]);
  });

  it("is filled once by two seeds at once", async () => {
    const made = await Promise.all([seedDemoShop(db(), password), seedDemoShop(db(), password)]);
    expect(made.filter((m) => m === null)).toHaveLength(1);
    expect(made.find((m) => m !== null)).toMatchObject({
      locations: stores.length,
      products: products.length,
      variants: products.flatMap((p) => p.variants).length,
    });
    expect(await query("select from stock_locations")).toHaveLength(stores.length);
  });
});

describe("a shop that has stores", () => {
  it("is left exactly as it is", async () => {
    const before = await fingerprint();
    for (const table of filled) expect(before[table], table).toMatch(/^[0-9a-f]{32}$/);
    expect(await seedDemoShop(db(), password)).toBeNull();
    const run = seedCommand([], {});
    expect(run.stdout).toContain("nothing to seed");
    expect(run.status).toBe(0);
    expect(await fingerprint()).toEqual(before);
  });

  it("is not forced to become the demo shop", async () => {
    const before = await fingerprint();
    const run = seedCommand(["--force-demo"], {});
    expect(run.stderr).toContain("already has stores");
    expect(run.status).toBe(1);
    expect(await fingerprint()).toEqual(before);
  });

  it("has a ledger that explains every counter", async () => {
    const unexplained = await query(`
      select from stock_levels s
      left join (select location_id, variant_id, sum(quantity) as received from stock_movements
                 where kind = 'received' group by 1, 2) m using (location_id, variant_id)
      where s.on_hand <> coalesce(m.received, 0) or s.reserved <> 0 or s.allocated <> 0`);
    expect(unexplained).toEqual([]);
    expect(await query("select from stock_movements where kind <> 'received'")).toEqual([]);
  });

  it("has a warehouse with stock that sends to every store", async () => {
    const [warehouse] = await query<{ units: number; to: null }>(`
      select sum(s.on_hand)::int as units, min(l.ship_to_store_minutes) as to
      from stock_levels s join stock_locations l on l.id = s.location_id where l.kind = 'warehouse'`);
    expect(warehouse!.units).toBeGreaterThan(1000);
    expect(warehouse!.to).toBeNull();
    const unreached = await query(
      "select from stock_locations where kind = 'store' and ship_to_store_minutes is null",
    );
    expect(unreached).toEqual([]);
  });

  it("lets the demo accounts in, each where it works", async () => {
    const people = await query<{ email: string; password_hash: string; role: string; store: string }>(`
      select u.email, u.password_hash, s.role, l.slug as store
      from users u left join staff s on s.user_id = u.id
      left join staff_locations sl on sl.user_id = u.id left join stock_locations l on l.id = sl.location_id`);
    expect(people).toHaveLength(demoAccounts.length);
    for (const account of demoAccounts) {
      const person = people.find((p) => p.email === account.email)!;
      expect(person).toMatchObject({ role: account.staffRole, store: account.store });
      expect(await passwordMatches(person.password_hash, password)).toBe(true);
      expect(await passwordMatches(person.password_hash, "aisle-demo-2026")).toBe(false);
    }
  });

  it("takes generated products on request", async () => {
    const run = seedCommand(["--products", "20"], {});
    expect(run.stderr).toBe("");
    expect(run.stdout).toContain("nothing to seed.\n20 generated products more");
    expect(await query("select from products where source = 'generated'")).toHaveLength(20);
  });

  it("describes its goods in safe HTML, whatever the words contain", async () => {
    const odd = await query<{ text: string }>(`
      select description_html as text from product_texts where description_html !~ '^<p>[^<>]+</p>$'`);
    expect(odd).toEqual([]);
  });
});

describe("the demo accounts", () => {
  it("are written down for their owner alone, over whatever was there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "aisle-accounts-"));
    try {
      const file = join(folder, "state", "demo-accounts.json");
      await writeAccounts(file, "the first password");
      await writeFile(file, "[]", { mode: 0o644 });
      await writeAccounts(file, password);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const rows = JSON.parse(await readFile(file, "utf8"));
      expect(rows).toContainEqual({
        role: "associate",
        store: "kamppi",
        email: "clerk.kamppi@aisle.example",
        password,
      });
      expect(rows).toContainEqual({
        role: "customer",
        store: null,
        email: "shopper@aisle.example",
        password,
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("share the password of the environment, or one long enough", () => {
    expect(demoPassword({ DEMO_PASSWORD: password })).toBe(password);
    expect(demoPassword({}).length).toBeGreaterThanOrEqual(12);
    expect(demoPassword({ DEMO_PASSWORD: "" })).toBe(demoPassword({}));
  });
});
