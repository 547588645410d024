import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adoptLock, readLock, takeLock, withLock } from "./lock.mjs";
import { identify } from "./process-identity.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  file = join(folder, "run.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leaveBehind(holder: { pid: number; started: string }, facts: object = {}) {
  writeFileSync(file, JSON.stringify({ ...facts, nonce: "0123456789abcdef", holder }));
}

test("a second taker is told who holds it", () => {
  const first = takeLock(file, { kind: "shop" });
  const second = takeLock(file);
  expect(first.lock).not.toBeNull();
  expect(second).toMatchObject({ lock: null, holder: { kind: "shop", holder: { pid: process.pid } } });
});

test("once released it can be taken again, and nothing is left lying about", () => {
  takeLock(file).lock?.release();
  expect(readdirSync(folder)).toEqual([]);
  expect(takeLock(file).lock).not.toBeNull();
});

test("a lock whose process has ended is taken over, with what it said", async () => {
  const child = spawn("true");
  const holder = identify(child.pid ?? 0) ?? { pid: child.pid ?? 0, started: "before" };
  await new Promise((resolve) => child.once("exit", resolve));
  leaveBehind(holder, { parts: { server: holder } });

  const taken = takeLock(file);

  expect(taken).toMatchObject({ stale: { parts: { server: holder } } });
  expect(readLock(file)?.holder.pid).toBe(process.pid);
});

test("a running process that merely has the old number does not hold it", () => {
  leaveBehind({ pid: process.pid, started: "some other time" });
  expect(takeLock(file).lock).not.toBeNull();
});

test.each(["", "{", "[]", '{"nonce":1}'])("a damaged file (%j) is taken over", (text) => {
  writeFileSync(file, text);
  expect(takeLock(file).lock).not.toBeNull();
});

test("releasing or updating a lock that somebody else has taken since changes nothing", () => {
  const { lock } = takeLock(file);
  leaveBehind({ pid: process.pid, started: "whoever" });
  const theirs = readFileSync(file, "utf8");

  lock?.update({ url: "mine" });
  lock?.release();

  expect(readFileSync(file, "utf8")).toBe(theirs);
});

test("the process that continues a lock adopts it by its nonce", () => {
  const { lock } = takeLock(file, { kind: "shop" });
  expect(adoptLock(file, "another")).toBeNull();
  expect(adoptLock(file, lock?.record.nonce ?? "")?.record).toMatchObject({ kind: "shop" });
});

test("work under a lock happens one at a time", async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)]);
  expect(most).toBe(1);
});
