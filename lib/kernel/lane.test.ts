import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { env } from "./env";
import { inLane } from "./lane";

const width = Math.max(1, Math.floor(env().database.poolMax / 4));

/** Work that ends when it is told to. */
function work(name: string, begun: string[]) {
  let end!: () => void;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const done = inLane(async () => {
    begun.push(name);
    await ended;
    return name;
  });
  return { end, done };
}

describe("the lane of what can wait", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const settle = () => vi.advanceTimersByTimeAsync(0);

  test("lets a quarter of the connections' worth in, and the next one as one leaves, in turn", async () => {
    const begun: string[] = [];
    const all = Array.from({ length: width + 2 }, (_, n) => work(String(n), begun));
    await settle();
    expect(begun).toHaveLength(width);
    all[0]!.end();
    await settle();
    expect(begun.at(-1)).toBe(String(width));
    expect(begun).toHaveLength(width + 1);
    for (const one of all) one.end();
    expect(await Promise.all(all.map((one) => one.done))).toEqual(all.map((_, n) => String(n)));
  });

  test("goes on after one that failed", async () => {
    for (let n = 0; n <= width; n++)
      await expect(inLane(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await inLane(async () => "in")).toBe("in");
  });

  test("asks whoever waited for too long to come back, and lets the others in after them", async () => {
    const begun: string[] = [];
    const inside = Array.from({ length: width }, (_, n) => work(`in ${n}`, begun));
    const late = work("late", begun);
    const refused = expect(late.done).rejects.toMatchObject({ code: "service.busy", kind: "unavailable" });
    await vi.advanceTimersByTimeAsync(5_000);
    await refused;
    const next = work("next", begun);
    inside[0]!.end();
    await settle();
    expect(begun.at(-1)).toBe("next");
    for (const one of [...inside, next]) one.end();
    await Promise.all([...inside, next].map((one) => one.done));
  });
});
