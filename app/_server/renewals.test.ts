import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { renewPages } from "@/lib/catalog/renew-pages";
import { followRenewals, Renewals } from "./renewals";

testDatabase();

const renewed: string[][] = [];
let renewals: Renewals;
let stop: (() => Promise<void>) | undefined;
beforeEach(() => {
  renewed.length = 0;
  renewals = new Renewals(async (tags) => void renewed.push(tags));
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
});
const renew = (...tags: string[]) => db().transaction((tx) => renewPages(tx, tags));
const newest = async () =>
  Number((await rows<{ edition: string }>`select max(edition) as edition from page_renewals`)[0]!.edition);

test("a server knows what was renewed since, and when it heard of it", async () => {
  await renewals.take([
    { tag: "products", edition: 4 },
    { tag: "stores", edition: 7 },
  ]);
  expect(renewals.edition).toBe(7);
  expect(renewals.since(["products", "departments"], 3)).toBe(true);
  expect(renewals.since(["products", "departments"], 4)).toBe(false);
  expect(renewals.since(["stores"], 6)).toBe(true);
  expect(Math.abs(renewals.heardAt(["products", "elsewhere"]) - Date.now())).toBeLessThan(5_000);
  expect(renewals.heardAt(["elsewhere"])).toBe(0);
  await renewals.take([]);
  expect(renewed).toEqual([["products", "stores"]]);
});

test("what is renewed is kept nowhere from before the server forgets it on", async () => {
  const seen: boolean[] = [];
  const careful = new Renewals(
    async () => void seen.push(careful.since(["products"], 0), careful.edition === 0),
  );
  await careful.take([{ tag: "products", edition: 1 }]);
  expect(seen).toEqual([true, true]);
});

test("servers hear of each renewal, in the order of their numbers", async () => {
  await renew("stores");
  stop = followRenewals(renewals);
  await vi.waitFor(async () => expect(renewals.edition).toBe(await newest()));
  await Promise.all([renew("products"), renew("departments"), renew("products", "stores")]);
  await vi.waitFor(async () => expect(renewals.edition).toBe(await newest()));
  expect(renewed[0]).toContain("stores");
  expect(new Set(renewed.slice(1).flat())).toEqual(new Set(["products", "departments", "stores"]));
});

test("nobody hears of what was taken back", async () => {
  stop = followRenewals(renewals);
  await vi.waitFor(async () => expect(renewals.edition).toBe(await newest()));
  const before = renewed.length;
  await expect(
    db().transaction(async (tx) => {
      await renewPages(tx, ["products"]);
      throw new Error("taken back");
    }),
  ).rejects.toThrow("taken back");
  await renew("stores");
  await vi.waitFor(async () => expect(renewals.edition).toBe(await newest()));
  expect(renewed.slice(before)).toEqual([["stores"]]);
});
