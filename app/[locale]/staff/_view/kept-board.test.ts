import { beforeAll, describe, expect, it } from "vitest";
import { orderShown } from "@/components/staff/offline/code-check";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup } from "@/db/testing/orders";
import { rows } from "@/db/testing/rows";
import { worker } from "@/db/testing/staff";
import { as, buildWorld, type World } from "@/db/testing/world";
import { pickupCode, pickupQr } from "@/lib/pickup/codes";
import { revokeCode } from "@/lib/pickup/revoke-code";
import { storeBySlug } from "@/lib/stores/queries";
import { keptBoard, keptTag } from "./kept-board";

testDatabase();
let world: World;
let ready: PlacedPickup;
let toPick: PlacedPickup;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "CIDER", price: 390, ageLimit: 18, kallio: 90 },
  ]);
  ready = await orderedAt("kallio", [
    { sku: "RYE", quantity: 2 },
    { sku: "CIDER", quantity: 1 },
  ]);
  await bringTo("ready", world.kallio, ready.id);
  toPick = await orderedAt("kallio", [{ sku: "RYE", quantity: 1 }]);
  const elsewhere = await orderedAt("kamppi", [{ sku: "RYE", quantity: 1 }]);
  await bringTo("ready", world.kamppi, elsewhere.id);
});

async function keptBy(places: string[], store = "kallio") {
  const { ctx } = await worker("associate", places, "Sanna");
  const { actor } = ctx;
  if (actor.kind !== "staff") throw new Error("a clerk is staff");
  return keptBoard({ ...ctx, actor }, await storeBySlug(db(), store));
}

describe("what a device may keep of a counter", () => {
  it("is what a handover of its ready orders needs; the others are numbers", async () => {
    const kept = await keptBy([world.kallio]);
    expect(kept).toMatchObject({
      person: { name: "Sanna" },
      lockMinutes: null,
      orders: [
        {
          id: ready.id,
          number: ready.number,
          ageLimit: 18,
          idRequired: false,
          owed: { amount: 1230, currency: "EUR" },
          lines: [{ units: 2 }, { units: 1 }],
        },
      ],
      others: [{ number: toPick.number, state: "requested" }],
    });
    expect(Object.keys(kept.others[0]!).sort()).toEqual(["due", "number", "state"]);
  });

  it("holds no contact and no code, and yet knows its own code and QR", async () => {
    const kept = await keptBy([world.kallio]);
    const [order] = await rows<{ email: string; phone: string | null }>`
      select customer_email as email, customer_phone as phone from orders where number = ${ready.number}`;
    const code = pickupCode(ready.id, 1);
    const qr = pickupQr(ready.id, 1);
    const text = JSON.stringify(kept);
    for (const secret of [order!.email, order!.phone ?? order!.email, code, code.replace("-", ""), qr])
      expect(text).not.toContain(secret);
    expect((await orderShown(kept.orders, code.toLowerCase()))?.proof).toBe("code");
    expect((await orderShown(kept.orders, `AISLE:${qr}`))?.proof).toBe("qr");
    expect(await orderShown(kept.orders, pickupCode(toPick.id, 1))).toBeNull();
    expect(await orderShown(kept.orders, pickupQr(ready.id, 2))).toBeNull();
  });

  it("is empty for a clerk of another store, and another than before once anything changed", async () => {
    expect(await keptBy([world.kamppi])).toMatchObject({ orders: [], others: [] });
    const { ctx } = await worker("associate", [world.kallio]);
    const { actor } = ctx;
    if (actor.kind !== "staff") throw new Error("a clerk is staff");
    const store = await storeBySlug(db(), "kallio");
    const now = () => keptBoard({ ...ctx, actor }, store);
    const before = await now();
    expect(keptTag(await now())).toBe(keptTag(before));
    await revokeCode(as.clerk(world.kallio), { id: ready.id });
    const after = await now();
    expect(after.orders[0]?.checks).toBeNull();
    expect(keptTag(after)).not.toBe(keptTag(before));
  });
});
