import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";

const good = {
  DATABASE_URL: "postgres://u:p@localhost:5432/shop",
  AUTH_SECRET: "abcdefghijklmnopqrstuvwxyz0123456789",
  AISLE_MODE: "demo",
};
const production = {
  ...good,
  AISLE_MODE: "production",
  AISLE_URL: "https://shop.example/",
  SMTP_URL: "smtp://mail",
};

test("a demo needs a database and a secret, nothing more", () => {
  expect(parseEnv(good)).toMatchObject({
    env: {
      mode: "demo",
      origin: "http://localhost:3000",
      database: { driver: "pg", url: good.DATABASE_URL },
    },
  });
});
test("production is the default, with its origin cut to the origin", () => {
  expect(parseEnv({ ...production, AISLE_MODE: "" })).toMatchObject({
    env: { mode: "production", origin: "https://shop.example" },
  });
});
test.each([
  ["POSTGRES_URL alone", { DATABASE_URL: undefined, POSTGRES_URL: "postgres://v" }, "vercel"],
  ["DB_DRIVER=vercel", { POSTGRES_URL: "postgres://v", DB_DRIVER: "vercel" }, "vercel"],
  ["both, undecided", { POSTGRES_URL: "postgres://v" }, "pg"],
])("%s chooses %s", (_what, more, driver) => {
  expect(parseEnv({ ...good, ...more })).toMatchObject({ env: { database: { driver } } });
});

describe("refused by name", () => {
  test.each<[string, Record<string, string | undefined>]>([
    ["AUTH_SECRET", { ...good, AUTH_SECRET: undefined }],
    ["AUTH_SECRET", { ...good, AUTH_SECRET: "short" }],
    ["AUTH_SECRET", { ...good, AUTH_SECRET: "a".repeat(40) }],
    ["DATABASE_URL", { ...good, DATABASE_URL: undefined }],
    ["DATABASE_URL", { ...good, DATABASE_URL: "mysql://x" }],
    ["POSTGRES_URL", { ...good, DB_DRIVER: "vercel" }],
    ["PORT", { ...good, PORT: "eighty" }],
    ["PORT", { ...good, PORT: "70000" }],
    ["AISLE_URL", { ...good, AISLE_URL: "shop.example" }],
    ["AISLE_URL", { ...good, AISLE_URL: "javascript:alert(1)" }],
    ["AISLE_MODE", { ...good, AISLE_MODE: "prod" }],
    ["SMTP_URL", { ...production, SMTP_URL: undefined }],
    ["AISLE_URL", { ...production, AISLE_URL: undefined }],
    ["DB_POOL_MAX", { ...good, DB_POOL_MAX: "0" }],
    ["PAGE_MEMORY_MB", { ...good, PAGE_MEMORY_MB: "256 MB" }],
    ["POSTGRES_WS_PROXY", { ...good, POSTGRES_WS_PROXY: "ws://localhost:5488/v1" }],
    ["POSTGRES_WS_PROXY", { ...good, POSTGRES_WS_PROXY: "localhost:5488/v1?address=elsewhere:5432" }],
  ])("%s (%o)", (name, source) => {
    const result = parseEnv(source);
    expect("wrong" in result && result.wrong.map((w) => w.split(":")[0])).toContain(name);
  });
});
