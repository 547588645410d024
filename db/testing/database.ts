import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
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

/** Autovacuum may just be at work in it, which only a superuser may interrupt; it is done in a moment. */
async function dropDatabase(url: string, name: string): Promise<void> {
  const notAllowed = "42501";
  for (let tries = 1; ; tries++) {
    try {
      await onCluster(url, `drop database if exists ${name} with (force)`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== notAllowed || tries >= 50) throw error;
      await new Promise((again) => setTimeout(again, 200));
    }
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
    forgetEnv();
  });
  afterAll(async () => {
    await closeQueue();
    await closeDb();
    await dropDatabase(template, name);
  });
}
