import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      // The second wall between server and browser: outside Next it is only a name.
      { find: "server-only", replacement: here("./db/testing/server-only.ts") },
      { find: /^@\//, replacement: here("./") },
    ],
  },
  test: {
    include: ["{app,components,db,lib}/**/*.test.{ts,tsx}"],
    globalSetup: ["db/testing/global-setup.ts"],
    setupFiles: ["db/testing/fail-on-console-error.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: {
      AISLE_MODE: "demo",
      AUTH_SECRET: "only-for-tests-0123456789-abcdefghij",
      // Leads nowhere: a file that wants a database asks for its own.
      DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing",
    },
  },
});
