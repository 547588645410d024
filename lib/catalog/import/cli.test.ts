import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, rowsOf } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { buildWorld } from "@/db/testing/world";
import { shopifyCsv, simple } from "./practice-file";

testDatabase();

const root = fileURLToPath(new URL("../../..", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "import-"));
  await buildWorld([{ sku: "BREAD", price: 450, kallio: 5 }]);
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command itself, against this file's database. */
function command(args: readonly string[], variables: Record<string, string> = {}) {
  const line = ["--conditions=react-server", "--import", "tsx", "lib/catalog/import/cli.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, line, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...variables },
  });
  return { status, stdout, stderr };
}

async function count(table: string): Promise<number> {
  const rows = rowsOf<{ n: number }>(await db().execute(sql.raw(`select count(*)::int as n from ${table}`)));
  return rows[0]!.n;
}

describe("npm run import", () => {
  test("ends with 0 when everything came in, from a gzipped file too", async () => {
    const csv = shopifyCsv([simple("mug"), simple("cup", { quantity: "0" })]);
    const done = command(["shopify", file("goods.csv.gz", gzipSync(csv)), "--store", "kamppi"]);
    expect(done).toMatchObject({ status: 0, stderr: "" });
    expect(done.stdout).toMatch(/^products +2 created, 0 updated, 0 unchanged, 0 refused$/m);
    expect(done.stdout).toMatch(/Quantities were counted at kamppi\./);
    expect(done.stdout).toMatch(/Took \d+\.\d s and at most \d+ MiB of memory\./);
  });

  test("ends with 2 when lines were refused, and shows each in a table, harmless to a terminal", async () => {
    const csv = shopifyCsv([
      simple("pot"),
      simple("evil", { status: "\u001b[2J\u001b]0;x\u0007" }),
      simple("pan", { price: "" }),
    ]);
    const done = command(["shopify", file("evil.csv", csv)]);
    expect(done).toMatchObject({ status: 2, stderr: "" });
    expect(done.stdout.split("\n").slice(0, 4)).toEqual([
      "Refused:",
      "    line  part      product                           reason",
      '       3  product   evil                              Status "?[2J?]0;x?" is none of active, draft and archived',
      "       4  variant   pan                               has no Variant Price",
    ]);
    expect(done.stdout).toMatch(/^refused +2 lines$/m);
    expect(done.stdout).toMatch(/no store was named: run it again with --store/);
  });

  test("says that a dry run was one", async () => {
    const before = await count("products");
    const done = command(["shopify", file("dry.csv", shopifyCsv([simple("dry")])), "--dry-run"]);
    expect(done).toMatchObject({ status: 0 });
    expect(done.stdout).toMatch(/products +1 created/);
    expect(done.stdout).toMatch(/This was a dry run: nothing was changed\./);
    expect(await count("products")).toBe(before);
  });

  test.each<[string, () => string[], Record<string, string>, RegExp]>([
    [
      "a zip that is cut off",
      () => ["shopify", file("cut.gz", gzipSync("x".repeat(9_000)).subarray(0, -9))],
      {},
      /nothing was changed: the gzip file is damaged/,
    ],
    ["an empty file", () => ["shopify", file("empty.csv", "")], {}, /nothing was changed: the file is empty/],
    [
      "a file that is not there",
      () => ["shopify", join(folder, "none.csv")],
      {},
      /nothing was changed: there is no file .*none\.csv/,
    ],
    ["a folder", () => ["shopify", folder], {}, /nothing was changed: is not a file/],
    [
      "an unknown store, before it looks at the file",
      () => ["shopify", "none.csv", "--store", "nowhere"],
      {},
      /no store or warehouse "nowhere"; there is kallio, kamppi\.\n\nUsage/,
    ],
    ["an unknown flag", () => ["shopify", "none.csv", "--force"], {}, /Unknown option '--force'\.\n\nUsage/],
    [
      "a bad environment",
      () => ["shopify", "none.csv"],
      { AUTH_SECRET: "short" },
      /AUTH_SECRET: needs at least 32/,
    ],
    [
      "no database",
      () => ["shopify", "none.csv"],
      { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" },
      /database cannot be used \(ECONNREFUSED\)/,
    ],
  ])("ends with 1 for %s, and nothing is changed", async (_what, args, variables, message) => {
    const before = await count("products");
    const done = command(args(), variables);
    expect(done).toMatchObject({ status: 1, stdout: "" });
    expect(done.stderr).toMatch(message);
    expect(await count("products")).toBe(before);
  });
});
