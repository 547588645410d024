import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadEnvFile, namesDatabase, secretsIn, shopEnvironment } from "./environment.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "environment-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("the file fills gaps; what is set already wins", () => {
  writeFileSync(join(root, ".env"), 'PORT=4000\n# a comment\nMAIL_FROM="Aisle <shop@aisle.example>"\n');
  const env: NodeJS.ProcessEnv = { NODE_ENV: "test", PORT: "5000" };
  loadEnvFile(root, env);
  expect(env).toMatchObject({ PORT: "5000", MAIL_FROM: "Aisle <shop@aisle.example>" });
});

test("no file is no problem", () => {
  const env: NodeJS.ProcessEnv = { NODE_ENV: "test" };
  loadEnvFile(root, env);
  expect(env).toEqual({ NODE_ENV: "test" });
});

test("unless told otherwise the shop is a demo, with a secret that is kept and that nobody else can read", () => {
  const first = shopEnvironment(root, { NODE_ENV: "development" });
  const second = shopEnvironment(root, { NODE_ENV: "development" });
  expect(first).toMatchObject({
    port: 3000,
    env: { AISLE_MODE: "demo", NODE_ENV: "production", PORT: "3000" },
  });
  expect(first.env.AUTH_SECRET?.length).toBeGreaterThanOrEqual(32);
  expect(second.env.AUTH_SECRET).toBe(first.env.AUTH_SECRET);
  expect(statSync(join(root, ".aisle", "auth-secret")).mode & 0o777).toBe(0o600);
});

test("production gets no secret it was not given, and a given one is kept", () => {
  const given = "given-by-the-operator-and-long-enough";
  expect(
    shopEnvironment(root, { NODE_ENV: "test", AISLE_MODE: "production" }).env.AUTH_SECRET,
  ).toBeUndefined();
  expect(shopEnvironment(root, { NODE_ENV: "test", AUTH_SECRET: given }).env.AUTH_SECRET).toBe(given);
});

test.each([
  [{}, false],
  [{ DATABASE_URL: "" }, false],
  [{ DATABASE_URL: "postgres://db/shop" }, true],
  [{ POSTGRES_URL: "postgres://db/shop" }, true],
  [{ DB_DRIVER: "vercel" }, true],
])("with %j a database is named: %s", (env, named) => {
  expect(namesDatabase({ NODE_ENV: "test", ...env })).toBe(named);
});

test("secrets are found by name and inside addresses, short words are not", () => {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    AUTH_SECRET: "abcdefgh",
    DATABASE_URL: "postgres://shop:p%40ssword@db.example/shop",
    SMTP_URL: "smtp://mail.example",
    DEMO_PASSWORD: "no",
    AISLE_URL: "https://shop.example",
  };
  expect(secretsIn(env).sort()).toEqual(["abcdefgh", "p%40ssword", "p@ssword"]);
});
