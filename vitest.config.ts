import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const files = globSync("{app,components,db,lib}/**/*.test.{ts,tsx}", { cwd: here("./") });
/** What such a file changes would stay changed for the next one. */
const changes = /\bvi\.(mock|doMock|stubEnv|stubGlobal|resetModules|useFakeTimers)\b|\bprocess\.env\b/;
const alone = files.filter((path) => changes.test(readFileSync(here(path), "utf8")));

const resolve = {
  alias: [
    // The second wall between server and browser: outside Next it is only a name.
    { find: "server-only", replacement: here("./db/testing/server-only.ts") },
    { find: /^@\//, replacement: here("./") },
  ],
};

const test = {
  setupFiles: ["db/testing/next-runtime.ts", "db/testing/fail-on-console-error.ts"],
  pool: "forks" as const,
  testTimeout: 20_000,
  hookTimeout: 60_000,
  env: {
    AISLE_MODE: "demo",
    AUTH_SECRET: "only-for-tests-0123456789-abcdefghij",
    // Leads nowhere: a file that wants a database asks for its own.
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing",
  },
};

export default defineConfig({
  resolve,
  test: {
    globalSetup: ["db/testing/global-setup.ts"],
    maxWorkers: 2,
    projects: [
      // To load what they test takes most files longer than to test it, so they load it once.
      {
        resolve,
        test: { ...test, name: "together", isolate: false, include: files.filter((f) => !alone.includes(f)) },
      },
      { resolve, test: { ...test, name: "alone", include: alone } },
    ],
  },
});
