import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { orderedAt } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { last, traces } from "@/db/testing/stock-traces";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { adjustStock } from "./adjust-stock";
import { approveWriteOff } from "./approve-write-off";
import { countStock } from "./count-stock";
import { rejectWriteOff } from "./reject-write-off";
import { staffWriteOffs, writeOffById } from "./write-off-queries";

testDatabase();
let world: World;
let manager: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "TEA", price: 500, kallio: 200, kamppi: 20 },
    { sku: "POT", price: 3000, kallio: 200 },
  ]);
  manager = as.manager(world.kallio);
  await rows`update write_off_limits set amount = 2000 where role = 'associate'`;
  await rows`update write_off_limits set amount = 10000 where role = 'manager'`;
});
beforeEach(() => async () => {
  expect(await checkInvariants(db())).toEqual([]);
});

const someone = () => as.clerk(world.kallio);
const onHand = async (sku: string) => (await levelOf(world.kallio, sku)).on_hand;
const lose = (by: Ctx, sku: string, units: number, reason: "damaged" | "other" | "found" = "damaged") =>
  adjustStock(by, { store: "kallio", sku, delta: -units, reason });

/** Units of the pot that somebody lost, above what they may write off alone. */
async function heldFor(by: Ctx, units = 2): Promise<string> {
  const { held } = await lose(by, "POT", units);
  return held!.id;
}

describe("a loss", () => {
  test("of little is written off at once, and stands on the list", async () => {
    const clerk = someone();
    const before = await onHand("TEA");
    expect(await lose(clerk, "TEA", 2)).not.toHaveProperty("held");
    expect(await onHand("TEA")).toBe(before - 2);
    expect((await staffWriteOffs(db(), clerk, { limit: 100 }))[0]).toMatchObject({
      state: "written_off",
      own: true,
      amount: { amount: 1000, currency: "EUR" },
      lines: [{ sku: "TEA", units: 2, amount: 1000 }],
    });
  });

  test.each(["damaged", "other", "found"] as const)(
    "of much is held whatever reason is given (%s), and nothing is taken away",
    async (reason) => {
      const clerk = someone();
      const before = await levelOf(world.kallio, "POT");
      const { held, onHand: there } = await lose(clerk, "POT", 1, reason);
      expect(held).toMatchObject({ state: "held", reason, own: true, amount: { amount: 3000 } });
      expect(there).toBe(before.on_hand);
      expect(await levelOf(world.kallio, "POT")).toEqual(before);
      expect(await last("stock.write_off_held")).toMatchObject({
        location_id: world.kallio,
        data: { amount: 3000, reason, lines: [{ sku: "POT", units: 1 }] },
      });
      await rejectWriteOff(clerk, { id: held!.id, reason: "Test" });
    },
  );

  test("is not many small ones: what one person wrote off alone in a day counts together", async () => {
    const clerk = someone();
    const before = await onHand("TEA");
    const held: unknown[] = [];
    for (let i = 0; i < 5; i++) held.push((await lose(clerk, "TEA", 1)).held?.state);
    expect(held).toEqual([undefined, undefined, undefined, undefined, "held"]);
    expect((await lose(someone(), "TEA", 1)).held).toBeUndefined();
    const own = clerk.actor.kind === "staff" ? clerk.actor.id : "";
    await rows`update write_offs set requested_at = now() - interval '25 hours' where requested_by = ${`user:${own}`}`;
    expect((await lose(clerk, "TEA", 1)).held).toBeUndefined();
    expect(await onHand("TEA")).toBe(before - 6);
  });

  test("is counted together also when it comes from several devices at once", async () => {
    const clerk = someone();
    const before = await onHand("TEA");
    const all = await Promise.all(Array.from({ length: 8 }, () => lose(clerk, "TEA", 1)));
    expect(all.filter((one) => !one.held)).toHaveLength(4);
    expect(await onHand("TEA")).toBe(before - 4);
  });

  test("that was found again takes nothing off what counts", async () => {
    const clerk = someone();
    await lose(clerk, "TEA", 4);
    await adjustStock(clerk, { store: "kallio", sku: "TEA", delta: 4, reason: "found" });
    expect((await lose(clerk, "TEA", 1)).held?.state).toBe("held");
  });

  test("below what is promised is refused, not held", async () => {
    const { on_hand } = await levelOf(world.kallio, "POT");
    await orderedAt("kallio", [{ sku: "POT", quantity: 5 }]);
    const { code } = await problem(lose(someone(), "POT", on_hand - 2));
    expect(code).toBe("stock.below_committed");
  });
});

describe("a count", () => {
  test("that misses much holds the lines that miss, together, and corrects the others", async () => {
    const clerk = someone();
    const [tea, pot] = [await onHand("TEA"), await onHand("POT")];
    const counted = await countStock(clerk, {
      store: "kallio",
      lines: [
        { sku: "TEA", count: tea + 3 },
        { sku: "POT", count: pot - 2 },
      ],
    });
    expect(counted.lines).toEqual([
      { sku: "TEA", before: tea, counted: tea + 3, outcome: "corrected" },
      { sku: "POT", before: pot, counted: pot - 2, outcome: "held" },
    ]);
    expect(counted.held).toMatchObject({ reason: "count", amount: { amount: 6000 } });
    expect([await onHand("TEA"), await onHand("POT")]).toEqual([tea + 3, pot]);
    await approveWriteOff(manager, { id: counted.held!.id });
    expect(await onHand("POT")).toBe(pot - 2);
  });
});

describe("a loss that waits already", () => {
  test("is not missed twice: a count that says the same adds nothing, one that misses more adds the rest", async () => {
    const pot = await onHand("POT");
    const id = await heldFor(someone(), 3);
    const count = (left: number) =>
      countStock(someone(), { store: "kallio", lines: [{ sku: "POT", count: pot - left }] });
    const before = await traces();
    const again = await adjustStock(someone(), {
      store: "kallio",
      sku: "POT",
      count: pot - 3,
      reason: "count",
    });
    expect([again.held?.id, again.onHand]).toEqual([id, pot]);
    expect(await traces()).toEqual(before);
    expect((await count(2)).lines).toEqual([{ sku: "POT", before: pot, counted: pot - 2, outcome: "held" }]);
    const more = await count(5);
    expect(more.held).toMatchObject({ lines: [{ sku: "POT", units: 2 }] });
    await approveWriteOff(manager, { id });
    await approveWriteOff(manager, { id: more.held!.id });
    expect(await onHand("POT")).toBe(pot - 5);
    expect((await count(5)).lines[0]!.outcome).toBe("unchanged");
  });
});

describe("a second person", () => {
  test("says yes, and so many fewer are there, whatever was sold meanwhile", async () => {
    const id = await heldFor(someone());
    await adjustStock(manager, { store: "kallio", sku: "POT", delta: 7, reason: "found" });
    const before = await onHand("POT");
    await approveWriteOff(manager, { id });
    expect(await onHand("POT")).toBe(before - 2);
    expect(await last("stock.written_off")).toMatchObject({
      actor_name: "Matti Manager",
      data: { requestedBy: "Aino Clerk", lines: [{ sku: "POT", before, after: before - 2 }] },
    });
    expect(await writeOffById(db(), manager, id)).toMatchObject({ state: "written_off", own: false });
  });

  test("decides once, however many say so at the same time", async () => {
    const id = await heldFor(someone());
    const before = await onHand("POT");
    const said = await Promise.allSettled([
      approveWriteOff(manager, { id }),
      approveWriteOff(as.manager(world.kallio), { id }),
      rejectWriteOff(someone(), { id, reason: "No" }),
    ]);
    expect(said.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { state } = await writeOffById(db(), manager, id);
    expect(await onHand("POT")).toBe(state === "written_off" ? before - 2 : before);
    expect((await problem(approveWriteOff(manager, { id }))).code).toBe("write_off.not_held");
    expect((await problem(rejectWriteOff(manager, { id, reason: "No" }))).code).toBe("write_off.not_held");
  });

  test("cannot take away what was promised meanwhile, and it goes on waiting", async () => {
    await rows`update write_off_limits set amount = 1000000 where role = 'manager'`;
    const { on_hand, allocated } = await levelOf(world.kallio, "POT");
    const id = await heldFor(someone(), on_hand - allocated);
    await orderedAt("kallio", [{ sku: "POT", quantity: 2 }]);
    const before = await traces();
    expect(await problem(approveWriteOff(manager, { id }))).toMatchObject({
      code: "stock.below_committed",
      details: { missing: 2 },
    });
    expect(await traces()).toEqual(before);
    expect((await writeOffById(db(), manager, id)).state).toBe("held");
    await rejectWriteOff(manager, { id, reason: "Count again" });
    await rows`update write_off_limits set amount = 10000 where role = 'manager'`;
  });

  test("is never the same person, nor one whose own limit does not reach", async () => {
    const own = as.manager(world.kallio);
    const mine = await heldFor(own, 4);
    const before = await traces();
    expect((await problem(approveWriteOff(own, { id: mine }))).code).toBe("write_off.same_person");
    expect(await problem(approveWriteOff(manager, { id: mine }))).toMatchObject({
      code: "write_off.over_limit",
      details: { limit: 10000 },
    });
    expect(await traces()).toEqual(before);
    await approveWriteOff(as.admin(), { id: mine });
    expect((await writeOffById(db(), own, mine)).state).toBe("written_off");
  });

  test("says no, or whoever asked takes it back, and nothing changed", async () => {
    const clerk = someone();
    const before = await levelOf(world.kallio, "POT");
    await rejectWriteOff(clerk, { id: await heldFor(clerk), reason: "Found behind the tins" });
    await rejectWriteOff(manager, { id: await heldFor(clerk), reason: "Look again" });
    expect(await levelOf(world.kallio, "POT")).toEqual(before);
    expect((await last("stock.write_off_rejected")).data).toMatchObject({ reason: "Look again" });
  });

  test.each<[string, string, () => Ctx]>([
    ["a clerk", "auth.forbidden", () => someone()],
    ["a shopper", "auth.required", () => as.visitor()],
    ["a storefront key", "auth.forbidden", () => as.storefront()],
    ["another store's manager", "write_off.not_found", () => as.manager(world.kamppi)],
  ])("is not %s: %s, and nothing changed", async (_who, code, who) => {
    const id = await heldFor(someone());
    const before = await traces();
    expect((await problem(approveWriteOff(who(), { id }))).code).toBe(code);
    if (!isStaff(who().actor) || code === "write_off.not_found")
      expect((await problem(rejectWriteOff(who(), { id, reason: "No" }))).code).toBe(code);
    expect(await traces()).toEqual(before);
    expect(await staffWriteOffs(db(), as.manager(world.kamppi), { limit: 9 })).toEqual([]);
  });
});
