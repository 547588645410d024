import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { actorOfApiKey, createApiKey, revokeApiKey } from "./api-key";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([]);
});

const keys = async () => (await db().execute(sql`select * from api_keys`)).rows;

describe("an API key", () => {
  it("stands for its role and store, and is kept only as a hash", async () => {
    const till = await createApiKey(as.system(), { role: "associate", name: "Till 3", store: "kallio" });
    expect(till.key).toMatch(/^aisle_sk_[A-Za-z0-9_-]{32}$/);
    expect(await actorOfApiKey(db(), till.key)).toEqual({
      kind: "api_key",
      id: till.id,
      name: "Till 3",
      role: "associate",
      locations: [world.kallio],
    });
    expect(JSON.stringify(await keys())).not.toContain(till.key);
    const shop = await createApiKey(as.admin(), { role: "storefront", name: "Shop" });
    expect(await actorOfApiKey(db(), shop.key)).toMatchObject({ role: "storefront", locations: "all" });
  });

  it("is nobody once it has ended, and when it never was", async () => {
    const { id, key } = await createApiKey(as.system(), { role: "admin", name: "Old" });
    await revokeApiKey(as.system(), { id });
    expect(await actorOfApiKey(db(), key)).toBeNull();
    expect(await actorOfApiKey(db(), `${key}x`)).toBeNull();
    expect((await problem(revokeApiKey(as.system(), { id }))).code).toBe("api_key.not_found");
  });

  it("is made and ended by an admin or at the command line, and by nobody else", async () => {
    const { id, key } = await createApiKey(as.system(), { role: "storefront", name: "Mine" });
    const before = (await keys()).length;
    for (const [ctx, code] of [
      [as.manager(world.kallio), "auth.forbidden"],
      [as.clerk(world.kallio), "auth.forbidden"],
      [as.storefront(), "auth.forbidden"],
      [as.visitor(), "auth.required"],
    ] as const) {
      expect((await problem(createApiKey(ctx, { role: "admin", name: "x" }))).code).toBe(code);
      expect((await problem(revokeApiKey(ctx, { id }))).code).toBe(code);
    }
    expect((await keys()).length).toBe(before);
    expect(await actorOfApiKey(db(), key)).not.toBeNull();
  });

  it("needs a store where its role works at one, and one that exists", async () => {
    for (const role of ["associate", "manager"] as const)
      expect((await problem(createApiKey(as.system(), { role, name: "x" }))).code).toBe(
        "api_key.store_required",
      );
    const nowhere = createApiKey(as.system(), { role: "admin", name: "x", store: "nowhere" });
    expect((await problem(nowhere)).code).toBe("store.not_found");
  });
});

describe("npm run api-key", () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const cli = fileURLToPath(new URL("./api-key-cli.ts", import.meta.url));
      execFile(
        process.execPath,
        ["--conditions=react-server", "--import", "tsx", cli, ...args],
        { env: process.env },
        (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
      );
    });

  it("prints the key as its last line", async () => {
    const { code, out, err } = await run("--role", "associate", "--store", "kallio", "--name", "Till 3");
    expect([code, err]).toEqual([0, ""]);
    const key = out.trim().split("\n").at(-1)!;
    expect(await actorOfApiKey(db(), key)).toMatchObject({ name: "Till 3", locations: [world.kallio] });
  });

  it("says what is wrong, and makes nothing", async () => {
    const before = (await keys()).length;
    const refusals = await Promise.all([
      run("--role", "associate"),
      run("--role", "boss"),
      run("--role", "admin", "--store", "nowhere"),
      run("--rolle", "admin"),
    ]);
    expect(refusals.map((r) => [r.code, r.out])).toEqual(refusals.map(() => [1, ""]));
    expect(refusals.map((r) => r.err.split("\n")[0])).toEqual([
      "A key with the role associate needs a store. Add --store.",
      "--role must be one of storefront, associate, manager, admin.",
      "There is no store of that name: --store takes its slug.",
      "Unknown option '--rolle'",
    ]);
    expect((await keys()).length).toBe(before);
  });
});
