import { expect, test } from "vitest";
import { inTurn } from "./in-turn";

const once = () => Promise.withResolvers<string>();

test("work is done one after the other, in the order it came", async () => {
  const turn = inTurn(9);
  const [first, begun] = [once(), [] as string[]];
  const one = turn(() => {
    begun.push("one");
    return first.promise;
  });
  const two = turn(async () => begun.push("two"));
  await Promise.resolve();
  expect(begun).toEqual(["one"]);
  first.resolve("done");
  expect(await one).toBe("done");
  await two;
  expect(begun).toEqual(["one", "two"]);
});

test("who comes when too many wait is turned away, and later let in again", async () => {
  const turn = inTurn(1);
  const first = once();
  const one = turn(() => first.promise);
  expect(await turn(async () => "never")).toBeNull();
  first.resolve("done");
  await one;
  expect(await turn(async () => "again")).toBe("again");
});

test("work that fails stops nobody behind it", async () => {
  const turn = inTurn(9);
  const broken = turn(() => Promise.reject(new Error("no picture")));
  const next = turn(async () => "drawn");
  await expect(broken).rejects.toThrow("no picture");
  expect(await next).toBe("drawn");
});
