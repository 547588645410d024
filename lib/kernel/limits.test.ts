import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { countLimits, giveBackLimits, type Limit } from "./limits";

testDatabase();

const limit = (bucket: string): Limit => ({ bucket, max: 2, windowSeconds: 3600 });
const hits = async (bucket: string) =>
  (
    await rows<{ hits: number }>`select hits from rate_limits where bucket = ${bucket} order by window_start`
  ).map((row) => row.hits);

test("what is taken back can be tried again, and nothing goes below none", async () => {
  const [one] = await countLimits("too.many", limit("a"));
  await countLimits("too.many", limit("a"));
  expect((await problem(countLimits("too.many", limit("a")))).code).toBe("too.many");
  await giveBackLimits(one!);
  await giveBackLimits(limit("a"));
  expect(await hits("a")).toEqual([1]);
  for (const _ of [1, 2, 3]) await giveBackLimits(limit("a"));
  expect(await hits("a")).toEqual([0]);
});

test("a try that took longer than its window takes back itself, and no newer one", async () => {
  const [old] = await countLimits("too.many", limit("b"));
  await rows`update rate_limits set window_start = window_start - interval '1 hour' where bucket = 'b'`;
  const since = old!.since! - 3600;
  await countLimits("too.many", limit("b"));
  await giveBackLimits({ ...old!, since });
  expect(await hits("b")).toEqual([0, 1]);
});
