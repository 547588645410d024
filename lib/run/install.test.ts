import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isInstalled } from "./install.mjs";

let root: string;

function write(path: string, content: object) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(content));
}

const wanted = {
  packages: {
    "": { name: "shop" },
    "node_modules/next": { version: "2.0.0" },
    "node_modules/for-another-system": { version: "1.0.0", optional: true },
  },
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "install-"));
  write("package-lock.json", wanted);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("nothing is installed where there is no folder", () => {
  expect(isInstalled(root)).toBe(false);
});

test("an install by hand counts when every locked version is there", () => {
  write("node_modules/.package-lock.json", { packages: { "node_modules/next": { version: "2.0.0" } } });
  expect(isInstalled(root)).toBe(true);
});

test.each([
  ["another version", { "node_modules/next": { version: "1.9.0" } }],
  ["a package less", {}],
])("%s does not count", (_, packages) => {
  write("node_modules/.package-lock.json", { packages });
  expect(isInstalled(root)).toBe(false);
});

test("a changed lockfile asks for an install, even if npm's record is older still", () => {
  write("node_modules/.package-lock.json", { packages: { "node_modules/next": { version: "2.0.0" } } });
  expect(isInstalled(root)).toBe(true);
  write("package-lock.json", { ...wanted, name: "changed" });
  expect(isInstalled(root)).toBe(false);
});
