import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProgress, seconds } from "./progress.mjs";

let written: string;
let stream: NodeJS.WriteStream;

function open(isTTY: boolean) {
  const through = new PassThrough();
  written = "";
  through.on("data", (chunk: Buffer) => {
    written += chunk.toString();
  });
  stream = Object.assign(through, { isTTY, columns: 60 }) as unknown as NodeJS.WriteStream;
  return createProgress({ stream, now: () => Date.now() });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("without a terminal a long step says every few seconds that it runs, and at last how long it took", async () => {
  const progress = open(false);
  let finish = () => {};
  const done = progress.step("Build", () => new Promise<void>((resolve) => (finish = resolve)));
  await vi.advanceTimersByTimeAsync(12_000);
  expect(written.match(/… Build/g)).toHaveLength(2);
  finish();
  await done;
  expect(written).toMatch(/✓ Build +12 s\n$/);
});

test("on a terminal something moves, cut to its width, and nothing is left of it", async () => {
  const progress = open(true);
  let finish = () => {};
  const done = progress.step("Build", (report) => {
    report("x".repeat(500));
    return new Promise<void>((resolve) => (finish = resolve));
  });
  await vi.advanceTimersByTimeAsync(1_000);
  const frames = written.split("\r\u001b[2K").filter(Boolean);
  expect(new Set(frames).size).toBeGreaterThan(5);
  expect(Math.max(...frames.map((frame) => frame.length))).toBeLessThan(60);
  finish();
  await done;
  expect(written).toContain("\r\u001b[2K  ");
  expect(vi.getTimerCount()).toBe(0);
});

test("a step that fails is marked so and passes its error on", async () => {
  const progress = open(false);
  const failing = progress.step("Build", async () => {
    throw new Error("broken");
  });
  await expect(failing).rejects.toThrow("broken");
  expect(written).toMatch(/✗ Build/);
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  [0, "0.0 s"],
  [1_234, "1.2 s"],
  [9_949, "9.9 s"],
  [9_999, "10 s"],
  [61_400, "61 s"],
])("%d ms are %s", (ms, text) => {
  expect(seconds(ms)).toBe(text);
});
