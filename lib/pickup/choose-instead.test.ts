import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { addPromotion } from "@/db/testing/promotions";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { inTransaction } from "@/lib/kernel/command";
import { orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "./cancel-pickup";
import { chooseInstead } from "./choose-instead";
import { lapseChoices } from "./lapse-choices";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { shortLine } from "./short-line";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "OAT", price: 380, kallio: 90 },
    { sku: "GOLD", price: 9900, kallio: 90 },
    { sku: "LAST", price: 300, kallio: 5, kamppi: 1 },
  ]);
});

const address = {
  name: "Emmi Virta",
  street: "Kuja 1",
  postalCode: "00500",
  city: "Helsinki",
  countryCode: "FI",
};

type Short = PlacedPickup & { shortPick: string };

/** An order being picked of which some units are not on the shelf. */
async function shortOf(
  short: number,
  more: { sku?: string; ordered?: number; substitute?: string; paid?: "demo_card" } = {},
): Promise<Short> {
  const { sku = "RYE", ordered = 3, substitute, paid } = more;
  const placed = await orderedAt("kallio", [{ sku, quantity: ordered }], paid ? { paid } : {});
  await bringTo("picking", world.kallio, placed.id);
  const [pickup] = await partsOf(placed.token);
  const { shortPick } = await shortLine(as.clerk(world.kallio), {
    id: placed.id,
    lineId: pickup!.lines[0]!.id,
    quantity: short,
    reason: "not_found",
    ...(substitute ? { substitute } : {}),
  });
  return { ...placed, shortPick };
}
const collect = (id: string) =>
  markCollected(as.clerk(world.kallio), {
    id,
    verification: { method: "id_document" },
    collectedBy: { name: "Emmi Virta", relation: "customer" },
    payment: { method: "cash" },
  });
const closeTime = (shortPick: string) =>
  rows`update short_picks set deadline = now() - interval '1 second' where id = ${shortPick}`;
const choose = (
  { shopper, number, id, shortPick }: Short,
  choice: "substitute" | "other_store" | "delivery" | "money_back",
  more: object = {},
) => chooseInstead(shopper, { number, id, shortPick, choice, ...more });

describe("units that were short", () => {
  test("leave a question open, with what is offered instead", async () => {
    const short = await shortOf(1, { substitute: "OAT" });
    const [pickup] = await partsOf(short.token);
    expect(pickup!.shortPicks).toEqual([
      expect.objectContaining({
        id: short.shortPick,
        sku: "RYE",
        quantity: 1,
        reason: "not_found",
        open: true,
        choice: null,
        substitute: { sku: "OAT", title: "The OAT", unitAmount: 380, totalAmount: 380 },
      }),
    ]);
  });

  test("are offered a substitute at what will be paid, less the discount of what is missing", async () => {
    const promotion = await addPromotion({ kind: "amount", amount: 100 });
    const short = await shortOf(2, { substitute: "OAT" });
    await rows`update promotions set ends_at = now() where id = ${promotion}`;
    const [asked] = await partsOf(short.token);
    const offered = asked!.shortPicks[0]!.substitute!.totalAmount;
    expect(offered).toBeLessThan(2 * 380);
    await choose(short, "substitute");
    const taken = await rows<{ total: number }>`
      select ol.total_amount as total from order_lines ol join orders o on o.id = ol.order_id
      where o.number = ${short.number} and ol.sku = 'OAT'`;
    expect(taken).toEqual([{ total: offered }]);
  });

  test("can be substituted while the rest is picked: another line of the same pickup", async () => {
    const short = await shortOf(2, { substitute: "OAT" });
    expect(await choose(short, "substitute")).toEqual({ id: null });
    const [pickup] = await partsOf(short.token);
    expect(pickup!.lines.map((l) => [l.sku, l.ordered, l.short, l.unitAmount])).toEqual(
      expect.arrayContaining([
        ["RYE", 3, 2, 420],
        ["OAT", 2, 0, 380],
      ]),
    );
    expect(pickup!.payment).toMatchObject({ owed: 420 + 2 * 380 });
    expect(pickup!.shortPicks).toMatchObject([{ open: false, choice: "substitute" }]);
    expect(await checkInvariants(db())).toEqual([]);

    await markReady(as.clerk(world.kallio), { id: short.id, allPicked: true });
    await collect(short.id);
    const order = await orderByToken(db(), short.token);
    expect([order.state, order.fulfillments[0]!.payment]).toEqual([
      "completed",
      expect.objectContaining({ state: "captured", captured: 420 + 2 * 380 }),
    ]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("are never substituted at a higher price than what was ordered", async () => {
    const short = await shortOf(1, { substitute: "GOLD" });
    await choose(short, "substitute");
    const [pickup] = await partsOf(short.token);
    expect(pickup!.lines.find((l) => l.sku === "GOLD")).toMatchObject({ ordered: 1, unitAmount: 420 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("can be substituted after the rest was collected: a pickup of its own", async () => {
    const short = await shortOf(1, { substitute: "OAT" });
    await markReady(as.clerk(world.kallio), { id: short.id, allPicked: true });
    await collect(short.id);
    expect((await orderByToken(db(), short.token)).state).toBe("placed");
    const { id } = await choose(short, "substitute");
    const [, fresh] = await partsOf(short.token);
    expect(fresh).toMatchObject({
      id,
      store: "kallio",
      state: "requested",
      lines: [{ sku: "OAT", ordered: 1 }],
      payment: { state: "pending", amount: 380 },
    });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("can come from another store, and the rest stays", async () => {
    const short = await shortOf(2);
    const { id } = await choose(short, "other_store", { store: "kamppi" });
    const [old, fresh] = await partsOf(short.token);
    expect(old).toMatchObject({ state: "picking", lines: [{ ordered: 3, short: 2, moved: 2 }] });
    expect(old!.payment).toMatchObject({ amount: 420, owed: 420 });
    expect(fresh).toMatchObject({
      id,
      store: "kamppi",
      lines: [{ ordered: 2 }],
      payment: { state: "pending", amount: 840 },
    });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("end the pickup when they were all of it and come from elsewhere", async () => {
    const short = await shortOf(3);
    await choose(short, "other_store", { store: "kamppi" });
    const order = await orderByToken(db(), short.token);
    expect(order.fulfillments.map((f) => [f.store, f.state])).toEqual([
      ["kallio", "cancelled"],
      ["kamppi", "requested"],
    ]);
    expect(order.state).toBe("placed");
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("can be sent when the order is paid, and not when it is paid in the store", async () => {
    const unpaid = await shortOf(1);
    expect((await problem(choose(unpaid, "delivery", { address }))).code).toBe("delivery.needs_payment");
    const paid = await shortOf(1, { paid: "demo_card" });
    expect((await problem(choose(paid, "delivery"))).code).toBe("delivery.no_address");
    await choose(paid, "delivery", { address });
    const [, parcel] = await partsOf(paid.token);
    expect(parcel).toMatchObject({ method: "delivery", lines: [{ ordered: 1 }] });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("are not charged when the shopper wants the money back", async () => {
    const short = await shortOf(1);
    expect(await choose(short, "money_back")).toEqual({ id: null });
    const [pickup] = await partsOf(short.token);
    expect(pickup).toMatchObject({ payment: { owed: 840 }, shortPicks: [{ choice: "money_back" }] });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("a choice", () => {
  test("is made once, also from two devices at the same moment", async () => {
    const short = await shortOf(1);
    const tries = await Promise.allSettled([
      choose(short, "other_store", { store: "kamppi" }),
      choose(short, "money_back"),
    ]);
    const refusals = tries.flatMap((t) => (t.status === "rejected" ? [t.reason.code] : []));
    expect(refusals).toEqual(["choice.made"]);
    expect((await problem(choose(short, "money_back"))).code).toBe("choice.made");
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is open still when its goods are gone", async () => {
    const short = await shortOf(2, { sku: "LAST" });
    const before = [await partsOf(short.token), await levelOf(world.kamppi, "LAST")];
    expect((await problem(choose(short, "other_store", { store: "kamppi" }))).code).toBe(
      "reservation.insufficient_stock",
    );
    for (const [choice, more, code] of [
      ["substitute", {}, "choice.no_substitute"],
      ["other_store", {}, "choice.no_store"],
      ["other_store", { store: "kallio" }, "pickup.same_store"],
    ] as const)
      expect((await problem(choose(short, choice, more))).code).toBe(code);
    expect([await partsOf(short.token), await levelOf(world.kamppi, "LAST")]).toEqual(before);
    await choose(short, "money_back");
  });

  test("is refused past its deadline, when the pickup was called off, and to whom it is not theirs", async () => {
    const late = await shortOf(1);
    await closeTime(late.shortPick);
    expect((await partsOf(late.token))[0]!.shortPicks).toMatchObject([{ open: false, choice: "money_back" }]);
    expect((await problem(choose(late, "money_back"))).code).toBe("choice.closed");

    const off = await shortOf(1);
    await cancelPickup(as.clerk(world.kallio), { id: off.id, reason: "Flood" });
    expect((await problem(choose(off, "other_store", { store: "kamppi" }))).code).toBe("choice.closed");
    expect((await orderByToken(db(), off.token)).state).toBe("cancelled");

    const fine = await shortOf(1);
    for (const shopper of [as.visitor(), late.shopper, as.clerk(world.kamppi)])
      expect((await problem(choose({ ...fine, shopper }, "money_back"))).code).toBe("pickup.not_found");
    expect((await problem(choose({ ...fine, shortPick: late.shortPick }, "money_back"))).code).toBe(
      "choice.not_found",
    );
    expect((await partsOf(fine.token))[0]!.shortPicks).toMatchObject([{ open: true }]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("that nobody made is money back by itself, said once, and closes the order", async () => {
    const short = await shortOf(1);
    await markReady(as.clerk(world.kallio), { id: short.id, allPicked: true });
    await collect(short.id);
    await closeTime(short.shortPick);
    const lapse = () => inTransaction((tx) => lapseChoices(tx, as.system()));
    const both = await Promise.all([lapse(), lapse()]);
    while (await lapse());
    expect(both).toContain(true);
    const order = await orderByToken(db(), short.token);
    const said = order.fulfillments[0]!.timeline.filter((e) => e.name === "pickup.short_chosen");
    expect([order.state, said.map((e) => e.data)]).toEqual([
      "completed",
      [expect.objectContaining({ choice: "money_back", lapsed: true })],
    ]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("that nobody made about all of a pickup ends it", async () => {
    const short = await shortOf(3);
    await closeTime(short.shortPick);
    while (await inTransaction((tx) => lapseChoices(tx, as.system())));
    const order = await orderByToken(db(), short.token);
    expect([order.state, order.fulfillments.map((f) => f.state)]).toEqual(["cancelled", ["cancelled"]]);
    expect(await checkInvariants(db())).toEqual([]);
  });
});
