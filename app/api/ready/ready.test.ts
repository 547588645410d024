import { describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { beat } from "@/lib/worker-health";
import { GET as health } from "../health/route";
import { GET as ready } from "./route";

// Outside a server there is no connection to wait for.
vi.mock("next/server", () => ({ connection: async () => undefined }));

testDatabase();

const checks = async () => {
  const response = await ready();
  expect(response.headers.get("cache-control")).toContain("no-store");
  const body = (await response.json()) as { checks: unknown; code?: string };
  expect(response.headers.get("content-type")).toBe(
    response.status === 200 ? "application/json" : "application/problem+json",
  );
  return [response.status, body.checks];
};
const fine = { database: true, migrations: true, worker: true };

describe("whether the shop is ready", () => {
  it("needs a worker that was heard of lately", async () => {
    expect(await checks()).toEqual([503, { ...fine, worker: false }]);
    await beat(db());
    expect(await checks()).toEqual([200, fine]);
    await rows`update worker_heartbeats set at = now() - interval '5 minutes'`;
    expect(await checks()).toEqual([503, { ...fine, worker: false }]);
    await beat(db());
  });

  it("needs the newest migration", async () => {
    await rows`update drizzle.__drizzle_migrations set created_at = created_at - 1`;
    expect(await checks()).toEqual([503, { ...fine, migrations: false }]);
    await rows`update drizzle.__drizzle_migrations set created_at = created_at + 86400000`;
    expect(await checks()).toEqual([200, fine]);
    await rows`alter table drizzle.__drizzle_migrations rename to gone`;
    expect(await checks()).toEqual([503, { ...fine, migrations: false }]);
    await rows`alter table drizzle.gone rename to __drizzle_migrations`;
  });
});

describe("whether the process lives", () => {
  it("asks nobody", async () => {
    const response = await health();
    expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
  });
});
