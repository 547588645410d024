import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { orderedAt, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { newId } from "@/lib/kernel/id";
import { cancelPickup } from "./cancel-pickup";
import { markReady } from "./mark-ready";
import { openPickLists } from "./open-pick-lists";
import { pickFromList } from "./pick-from-list";
import { pickList } from "./pick-lists";
import { pickWholeLine } from "./pick-whole-line";
import { shortFromList } from "./short-from-list";
import { startPickList } from "./start-pick-list";
import { suggestSubstitutes } from "./suggest-substitutes";
import { takePickList } from "./take-pick-list";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 900, kamppi: 900 },
    { sku: "OAT", price: 380, kallio: 900 },
    { sku: "TEA", price: 500, kallio: 2 },
    { sku: "JAM", price: 410, kallio: 30 },
    { sku: "CIDER", price: 421, kallio: 30, ageLimit: 18 },
    { sku: "GONE", price: 419 },
  ]);
});
beforeEach(async () => {
  const open = await rows<{
    id: string;
  }>`select id from fulfillments where state in ('requested', 'picking')`;
  for (const { id } of open) await cancelPickup(as.admin(), { id, reason: "Cleared" });
});

const aino = () => as.clerk(world.kallio);
const otso = () => as.clerk(world.kallio, "Otso Other");
const neighbour = () => as.clerk(world.kamppi);
const order = (quantity = 1, sku = "RYE") => orderedAt("kallio", [{ sku, quantity }]);
const round = async () => (await startPickList(aino(), { store: "kallio" })).id;
const linesOf = async (token: string) => (await partsOf(token))[0]!.lines;

describe("a round that another clerk takes over", () => {
  test("is theirs, on the board too, and the first one's scanner counts no more", async () => {
    const { token } = await order(2);
    const list = await round();
    await pickFromList(aino(), { list, barcode: "2RYE" });
    await takePickList(otso(), { list, from: "Aino Clerk" });
    expect(await problem(pickFromList(aino(), { list, barcode: "2RYE" }))).toMatchObject({
      code: "pick_list.taken_over",
      details: { pickedBy: "Otso Other" },
    });
    expect((await partsOf(token))[0]).toMatchObject({ pickedBy: "Otso Other", lines: [{ picked: 1 }] });
    expect(await pickFromList(otso(), { list, barcode: "2RYE" })).toMatchObject({ picked: 2, tote: 1 });
    expect(
      await rows`select actor_name, data from events where name = 'pickup.picker_changed' and data->>'list' = ${list}`,
    ).toEqual([{ actor_name: "Otso Other", data: { list, from: "Aino Clerk" } }]);
  });

  test("goes to one of two who take it at once", async () => {
    await order();
    const list = await round();
    const tries = await Promise.allSettled(
      [otso(), as.clerk(world.kallio, "Third Clerk")].map((ctx) =>
        takePickList(ctx, { list, from: "Aino Clerk" }),
      ),
    );
    expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is no business of others", async () => {
    const { token } = await order();
    const list = await round();
    for (const id of [list, newId(), "no-id"])
      expect((await problem(takePickList(neighbour(), { list: id, from: "Aino Clerk" }))).code).toBe(
        "pick_list.not_found",
      );
    expect((await problem(takePickList(as.visitor(), { list, from: "Aino Clerk" }))).code).toBe(
      "auth.required",
    );
    expect((await problem(takePickList(otso(), { list, from: "Nobody" }))).code).toBe("pick_list.taken_over");
    expect((await partsOf(token))[0]!.pickedBy).toBe("Aino Clerk");
  });
});

describe("the rounds under way", () => {
  test("are those of the own store of which something is still being picked", async () => {
    const [first, second] = [await order(3), await order(1)];
    const list = await round();
    await pickFromList(aino(), { list, barcode: "2RYE" });
    expect(await openPickLists(db(), aino(), "kallio")).toMatchObject([
      { id: list, pickedBy: "Aino Clerk", orders: 2, picked: 1, wanted: 4 },
    ]);
    expect(await openPickLists(db(), neighbour(), "kallio")).toEqual([]);
    expect(await openPickLists(db(), as.visitor(), "kallio")).toEqual([]);
    for (const { id } of [first, second]) await markReady(aino(), { id, allPicked: true });
    expect(await openPickLists(db(), aino(), "kallio")).toEqual([]);
  });

  test("keep the number of a box when another pickup is ready or over", async () => {
    const [first, second, third] = [await order(), await order(), await order()];
    const list = await round();
    await cancelPickup(aino(), { id: first.id, reason: "Called" });
    await markReady(aino(), { id: second.id, shelf: "A-3", allPicked: true });
    const { pickups, lines } = await pickList(db(), aino(), list);
    expect(pickups.map(({ id, tote, shelf }) => ({ id, tote, shelf }))).toEqual([
      { id: second.id, tote: 2, shelf: "A-3" },
      { id: third.id, tote: 3, shelf: null },
    ]);
    expect(lines[0]!.pickups).toMatchObject([{ pickup: third.id, tote: 3 }]);
  });
});

describe("all of one thing", () => {
  test("is picked by one tap for every box, and put back by another; twice changes nothing", async () => {
    const [first, second] = [await order(2), await order(1)];
    const list = await round();
    const picked = async () =>
      (await Promise.all([first, second].map(({ token }) => linesOf(token)))).map(([line]) => line!.picked);
    const said = async () =>
      (await rows`select 1 from events where name = 'pickup.line_picked' and data->>'list' = ${list}`).length;
    await pickWholeLine(aino(), { list, sku: "RYE", picked: true });
    await pickWholeLine(aino(), { list, sku: "RYE", picked: true });
    expect([await picked(), await said()]).toEqual([[2, 1], 2]);
    await pickWholeLine(aino(), { list, sku: "RYE", picked: false });
    expect(await picked()).toEqual([0, 0]);
    await Promise.all([1, 2].map(() => pickWholeLine(aino(), { list, sku: "RYE", picked: true })));
    expect([await picked(), await said()]).toEqual([[2, 1], 6]);
  });

  test("is for whoever walks the round to say, and leaves what is ready alone", async () => {
    const [first, second] = [await order(2), await order(1)];
    const list = await round();
    await markReady(aino(), { id: first.id, allPicked: true });
    const none = { list, sku: "RYE", picked: false };
    for (const [ctx, input, code] of [
      [otso(), none, "pick_list.taken_over"],
      [neighbour(), none, "pick_list.not_found"],
      [aino(), { ...none, list: newId() }, "pick_list.not_found"],
      [aino(), { ...none, list: "no-id" }, "pick_list.not_found"],
      [as.visitor(), none, "auth.required"],
    ] as const)
      expect((await problem(pickWholeLine(ctx, input))).code).toBe(code);
    await pickWholeLine(aino(), none);
    expect(await linesOf(first.token)).toMatchObject([{ picked: 2 }]);
    expect(await linesOf(second.token)).toMatchObject([{ picked: 0 }]);
  });
});

describe("what is missing on a round", () => {
  test("is missing for whoever comes last, each of whom is asked", async () => {
    const [first, second, third] = [await order(2), await order(2), await order(1)];
    const list = await round();
    await shortFromList(aino(), { list, sku: "RYE", quantity: 2, reason: "damaged", substitute: "JAM" });
    const short = async (token: string) => (await linesOf(token)).map((l) => l.short);
    expect(await Promise.all([first, second, third].map(({ token }) => short(token)))).toEqual([
      [0],
      [1],
      [1],
    ]);
    expect(
      await rows`select quantity, reason from short_picks sp join variants v on v.id = sp.substitute_id and v.sku = 'JAM'`,
    ).toEqual([
      { quantity: 1, reason: "damaged" },
      { quantity: 1, reason: "damaged" },
    ]);
  });

  test("is never more than is left to pick, nor somebody else's to say", async () => {
    const { token } = await order(2);
    const list = await round();
    await pickFromList(aino(), { list, barcode: "2RYE" });
    const say = { list, sku: "RYE", quantity: 1, reason: "not_found" as const };
    for (const [ctx, input, code] of [
      [aino(), { ...say, quantity: 2 }, "pickup.too_many"],
      [aino(), { ...say, sku: "OAT" }, "pickup.too_many"],
      [aino(), { ...say, substitute: "GONE" }, "pickup.no_substitute"],
      [neighbour(), say, "pick_list.not_found"],
      [aino(), { ...say, list: newId() }, "pick_list.not_found"],
      [aino(), { ...say, list: "no-id" }, "pick_list.not_found"],
      [as.storefront(), say, "auth.forbidden"],
    ] as const)
      expect((await problem(shortFromList(ctx, input))).code).toBe(code);
    expect(await linesOf(token)).toMatchObject([{ picked: 1, short: 0 }]);
    const twice = await Promise.allSettled([shortFromList(aino(), say), shortFromList(otso(), say)]);
    expect(twice.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await linesOf(token)).toMatchObject([{ picked: 1, short: 1 }]);
  });
});

describe("what could stand in", () => {
  const ask = { store: "kallio", sku: "RYE", quantity: 1 };

  test("is near in price, there, and for everybody who may have the first", async () => {
    const found = await suggestSubstitutes(db(), aino(), ask);
    expect(found.map(({ sku, amount, available }) => ({ sku, amount, available }))).toEqual([
      { sku: "JAM", amount: 410, available: 30 },
      { sku: "OAT", amount: 380, available: 900 },
      { sku: "TEA", amount: 500, available: 2 },
    ]);
    const more = await suggestSubstitutes(db(), aino(), { ...ask, quantity: 3 });
    expect(more.map(({ sku }) => sku)).toEqual(["JAM", "OAT"]);
  });

  test("is nothing for what the shop does not know, and only for one's own store", async () => {
    expect(await suggestSubstitutes(db(), aino(), { ...ask, sku: "NOPE" })).toEqual([]);
    expect((await problem(suggestSubstitutes(db(), neighbour(), ask))).code).toBe("store.not_found");
    expect((await problem(suggestSubstitutes(db(), as.visitor(), ask))).code).toBe("store.not_found");
  });
});

test("leaves everything in order", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});
