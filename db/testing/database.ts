import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeQueue } from "@/lib/kernel/queue";
import { closeDb } from "../client";

/** Runs one statement on the cluster's own `postgres` database. */
async function onCluster(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/**
 * Gives the calling test file a migrated, empty Postgres database of its own, as `DATABASE_URL`.
 * Call it once at the top of the file; `db()` and every command then use it.
 */
export function testDatabase(): void {
  const name = `aisle_test_${randomBytes(6).toString("hex")}`;
  const template = inject("templateUrl");
  beforeAll(async () => {
    await onCluster(template, `create database ${name} template ${new URL(template).pathname.slice(1)}`);
    process.env.DATABASE_URL = withDatabase(template, name);
  });
  afterAll(async () => {
    await closeQueue();
    await closeDb();
    await onCluster(template, `drop database if exists ${name} with (force)`);
  });
}
