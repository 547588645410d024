import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hintFirstFiles } from "./compile-hints.mjs";

test("the large files that every page begins with are marked, once, and keep what they do", () => {
  const folder = mkdtempSync(join(tmpdir(), "hints-"));
  const long = `globalThis.answer = 42;${" ".repeat(70_000)}`;
  try {
    writeFileSync(
      join(folder, "build-manifest.json"),
      JSON.stringify({ rootMainFiles: ["large.js", "small.js"] }),
    );
    for (const [name, text] of [
      ["large.js", long],
      ["small.js", "1"],
      ["other.js", long],
    ] as const)
      writeFileSync(join(folder, name), text);
    expect(hintFirstFiles(folder)).toBe(1);
    expect(hintFirstFiles(folder)).toBe(1);
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    expect(read("large.js")).toBe(`//# allFunctionsCalledOnLoad\n${long}`);
    expect(read("small.js")).toBe("1");
    expect(read("other.js")).toBe(long);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("where there is no build it says so", () => {
  expect(() => hintFirstFiles(join(tmpdir(), "no-such-build"))).toThrow(/ENOENT/);
});
