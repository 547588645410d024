import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isBuilt, sourceFingerprint } from "./build.mjs";

const env: NodeJS.ProcessEnv = { NODE_ENV: "test" };
let root: string;

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "build-"));
  write("app/page.tsx", "one");
  write("lib/money.ts", "two");
  write("next.config.ts", "three");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function finishBuild() {
  write(".next/BUILD_ID", "x");
  write(".next/aisle-build", sourceFingerprint(root, env));
}

test("a finished build of the present sources is a build", () => {
  expect(isBuilt(root, env)).toBe(false);
  finishBuild();
  expect(isBuilt(root, env)).toBe(true);
});

test.each([
  ["a changed file", () => write("app/page.tsx", "ONE")],
  ["a new file", () => write("components/new.tsx", "")],
  ["a removed file", () => rmSync(join(root, "lib/money.ts"))],
  ["a changed setting", () => write("next.config.ts", "four")],
  ["a new lockfile", () => write("package-lock.json", "{}")],
  [
    "text moved from one file's end to the next one's beginning",
    () => {
      write("app/page.tsx", "onet");
      write("lib/money.ts", "wo");
    },
  ],
  ["a build cut short", () => rmSync(join(root, ".next/BUILD_ID"))],
])("%s asks for a new one", (_, change) => {
  finishBuild();
  change();
  expect(isBuilt(root, env)).toBe(false);
});

test("a variable that is written into pages asks for a new one", () => {
  finishBuild();
  expect(isBuilt(root, { ...env, NEXT_PUBLIC_NAME: "x" })).toBe(false);
});

test.each([
  ["a test", () => write("lib/money.test.ts", "x")],
  ["what starts the shop", () => write("lib/run/start.mjs", "x")],
  ["the demo goods", () => write("db/seed/seed.ts", "x")],
  ["a document", () => write("README.md", "x")],
  ["only a file's time", () => utimesSync(join(root, "app/page.tsx"), 1, 1)],
])("%s does not", (_, change) => {
  finishBuild();
  change();
  expect(isBuilt(root, env)).toBe(true);
});
