import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { cancelLine } from "@/lib/checkout/cancel-line";
import { cancelPickup } from "./cancel-pickup";
import { expirePickup } from "./expire-pickups";
import { markReady } from "./mark-ready";
import { pickLine } from "./pick-line";
import { putBack } from "./put-back";
import { putBacks } from "./put-backs";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
});

const clerk = () => as.clerk(world.kallio);
const listed = async () => putBacks(db(), clerk(), { store: "kallio", limit: 100 });

/** One being picked with so many of three picked. */
async function picking(picked: number) {
  const placed = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }]);
  await bringTo("picking", world.kallio, placed.id);
  const lineId = (await partsOf(placed.token))[0]!.lines[0]!.id;
  await pickLine(clerk(), { id: placed.id, lineId, quantity: picked });
  return placed;
}
const cancel = (id: string) => cancelPickup(clerk(), { id, reason: "Dropped" });

describe("the list of what has to be carried back", () => {
  test("has what had been picked for pickups that ended, and from which shelf", async () => {
    const half = await picking(2);
    await cancel(half.id);
    const late = await picking(3);
    await markReady(clerk(), { id: late.id, shelf: "B-4" });
    await rows`update fulfillments set pickup_by = now() - interval '1 second' where id = ${late.id}`;
    await expirePickup(as.system(), { id: late.id });
    expect(await listed()).toMatchObject([
      { id: half.id, state: "cancelled", closeReason: "Dropped", lines: [{ sku: "RYE", quantity: 2 }] },
      { id: late.id, state: "expired", closeReason: "no_show", shelf: "B-4", lines: [{ quantity: 3 }] },
    ]);
    expect(await putBacks(db(), as.clerk(world.kamppi), { limit: 100 })).toEqual([]);
    for (const { id } of [half, late]) await putBack(clerk(), { id });
    expect(await listed()).toEqual([]);
  });

  test("has nothing that nobody had picked", async () => {
    const untouched = await orderedAt("kallio", [{ sku: "RYE", quantity: 3 }]);
    const empty = await picking(0);
    for (const { id } of [untouched, empty]) {
      await cancel(id);
      expect((await problem(putBack(clerk(), { id }))).code).toBe("pickup.nothing_to_put_back");
    }
    expect(await listed()).toEqual([]);
  });
});

describe("units called off from a pickup that goes on", () => {
  test("are carried back by themselves, and their pickup goes on", async () => {
    const { id, token, number } = await picking(3);
    const lineId = (await partsOf(token))[0]!.lines[0]!.id;
    await cancelLine(clerk(), { number, lineId, quantity: 1, reason: "One was enough" });
    const [row] = await listed();
    expect(row).toMatchObject({
      what: "line",
      orderNumber: number,
      closeReason: "One was enough",
      lines: [{ lineId, sku: "RYE", quantity: 1 }],
    });
    expect((await problem(putBack(as.manager(world.kamppi), { id: row!.id }))).code).toBe("pickup.not_found");
    const before = await levelOf(world.kallio, "RYE");
    expect(await Promise.all([putBack(clerk(), { id: row!.id }), putBack(clerk(), { id: row!.id })])).toEqual(
      [id, id],
    );
    expect(await listed()).toEqual([]);
    expect(await levelOf(world.kallio, "RYE")).toEqual(before);
    const { timeline, state } = (await partsOf(token))[0]!;
    expect(state).toBe("picking");
    expect(timeline.filter((e) => e.name === "pickup.put_back")).toHaveLength(1);
  });

  test("are nobody's way when they had not been picked", async () => {
    const { token, number } = await picking(1);
    const lineId = (await partsOf(token))[0]!.lines[0]!.id;
    await cancelLine(clerk(), { number, lineId, quantity: 2 });
    expect(await listed()).toEqual([]);
  });
});

describe("put back", () => {
  test("is told once, and changes no counter", async () => {
    const { id, token } = await picking(1);
    await cancel(id);
    const before = await levelOf(world.kallio, "RYE");
    await Promise.all([putBack(clerk(), { id }), putBack(as.clerk(world.kallio, "Otso Other"), { id })]);
    await putBack(clerk(), { id });
    const { timeline } = (await partsOf(token))[0]!;
    expect(timeline.filter((e) => e.name === "pickup.put_back")).toHaveLength(1);
    expect(await levelOf(world.kallio, "RYE")).toEqual(before);
  });

  test("is only for the staff of its store", async () => {
    const { id, shopper } = await picking(1);
    await cancel(id);
    expect((await problem(putBack(as.manager(world.kamppi), { id }))).code).toBe("pickup.not_found");
    expect((await problem(putBack(shopper, { id }))).code).toBe("auth.required");
    expect((await listed()).map((p) => p.id)).toEqual([id]);
  });
});
