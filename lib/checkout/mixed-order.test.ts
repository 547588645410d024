import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { addToCart } from "@/lib/cart/add-to-cart";
import { checkInvariants } from "@/lib/invariants/check";
import { reserve } from "@/lib/inventory/reserve";
import { newId } from "@/lib/kernel/id";
import { orderByToken } from "@/lib/orders/queries";
import { holdBasket } from "./hold-basket";
import { placeOrder } from "./place-order";

testDatabase();

let world: World;
let vantaa: string;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 50, kamppi: 50 },
    { sku: "LAMP", price: 4500, kallio: 1, kamppi: 0 },
    { sku: "RACE", price: 100, kallio: 0, kamppi: 0 },
  ]);
  vantaa = await openWarehouse({ LAMP: 30, BREAD: 30, RACE: 5 });
  await db().execute(sql`update stock_locations set ship_to_store_minutes = 1440 where slug = 'kallio'`);
});

async function openWarehouse(stock: Record<string, number>): Promise<string> {
  const id = newId();
  await db().execute(sql`
    insert into stock_locations (id, slug, kind, name, street, postal_code, city, country_code, latitude, longitude,
      time_zone)
    values (${id}, 'vantaa', 'warehouse', 'Vantaa', 'Road 1', '01530', 'Vantaa', 'FI', 60.3, 24.95, 'Europe/Helsinki')`);
  for (const [sku, units] of Object.entries(stock))
    await db().execute(sql`
      with level as (
        insert into stock_levels (location_id, variant_id, on_hand)
        select ${id}, v.id, ${units} from variants v where v.sku = ${sku} returning *)
      insert into stock_movements (location_id, variant_id, kind, quantity, cause, actor)
      select location_id, variant_id, 'received', on_hand, 'test:' || location_id || variant_id, 'system:test' from level`);
  return id;
}

const customer = { name: "Maija Meikäläinen", email: "maija@example.com" };
const address = {
  name: "Maija",
  street: "Street 1",
  postalCode: "00530",
  city: "Helsinki",
  countryCode: "FI",
};
const card = { method: "demo_card" as const, token: "demo_ok" };
const hold = (store: string, sku: string, quantity: number) =>
  reserve(as.storefront(), { store, lines: [{ sku, quantity }] });
const deliver = (sku: string, quantity: number) => ({ address, lines: [{ sku, quantity }] });

describe("one order", () => {
  test("holds pickups at two stores and a delivery under one payment", async () => {
    const before = await levelOf(vantaa, "LAMP");
    const placed = await placeOrder(as.storefront(), {
      reservations: [await hold("kallio", "BREAD", 2), await hold("kamppi", "BREAD", 1)],
      delivery: deliver("LAMP", 2),
      customer,
      payment: card,
    });
    const order = await orderByToken(db(), placed.token);
    expect(order.totalAmount).toBe(3 * 450 + 2 * 4500);
    expect(order.fulfillments.map((f) => [f.method, f.store, f.lines[0]!.ordered])).toEqual([
      ["pickup", "kallio", 2],
      ["pickup", "kamppi", 1],
      ["delivery", "vantaa", 2],
    ]);
    const { rows } = await db().execute(sql`
      select method, state, amount, fulfillment_id from payments where order_id = ${placed.id}`);
    expect(rows).toEqual([
      { method: "demo_card", state: "authorised", amount: order.totalAmount, fulfillment_id: null },
    ]);
    expect(await levelOf(vantaa, "LAMP")).toMatchObject({ allocated: before.allocated + 2, reserved: 0 });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is delivered only for money that comes beforehand", async () => {
    const order = { reservations: [], delivery: deliver("LAMP", 1), customer };
    const refused = await problem(
      placeOrder(as.storefront(), { ...order, payment: { method: "pay_in_store" } }),
    );
    expect(refused.code).toBe("payment.method_unavailable");
    const declined = placeOrder(as.storefront(), {
      ...order,
      payment: { method: "demo_card", token: "demo_declined" },
    });
    expect(await problem(declined)).toMatchObject({ kind: "declined", code: "payment.declined" });
  });

  test("a declined card leaves what is held held", async () => {
    const held = await hold("kallio", "BREAD", 1);
    const order = { reservations: [held], customer };
    const declined = { ...card, token: "demo_declined" };
    await problem(placeOrder(as.storefront(), { ...order, payment: declined }));
    await placeOrder(as.storefront(), { ...order, payment: card });
  });

  test("whose delivery is short is not placed in part, and its pickup stays held", async () => {
    const held = await hold("kallio", "BREAD", 1);
    const order = { reservations: [held], delivery: deliver("LAMP", 60), customer, payment: card };
    const refused = await problem(placeOrder(as.storefront(), order));
    expect(refused).toMatchObject({
      code: "reservation.insufficient_stock",
      details: { shortages: [{ sku: "LAMP" }] },
    });
    await placeOrder(as.storefront(), { reservations: [held], customer, payment: card });
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("of many at once that want the last units delivered: no more than there are", async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () =>
        placeOrder(as.storefront(), {
          reservations: [],
          delivery: deliver("RACE", 1),
          customer,
          payment: card,
        }),
      ),
    );
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(5);
    expect(await levelOf(vantaa, "RACE")).toMatchObject({ on_hand: 5, allocated: 5, reserved: 0 });
    expect(await checkInvariants(db())).toEqual([]);
  });
});

describe("ship to store", () => {
  test("holds the goods where they lie, and asks for them with the order", async () => {
    const lines = [{ sku: "LAMP", quantity: 3 }];
    expect((await problem(reserve(as.visitor(), { store: "kallio", lines }))).code).toBe(
      "reservation.insufficient_stock",
    );
    const before = await levelOf(vantaa, "LAMP");
    const held = await reserve(as.storefront(), { store: "kallio", lines, shipToStore: true });
    expect(await levelOf(vantaa, "LAMP")).toMatchObject({ reserved: before.reserved + 3 });
    const placed = await placeOrder(as.storefront(), {
      reservations: [held],
      customer,
      payment: { method: "pay_in_store" },
    });
    expect(await levelOf(vantaa, "LAMP")).toMatchObject({ reserved: 0, allocated: before.allocated + 3 });
    expect((await levelOf(world.kallio, "LAMP")).allocated).toBe(0);
    const [pickup] = (await orderByToken(db(), placed.token)).fulfillments;
    expect(pickup).toMatchObject({ store: "kallio", method: "pickup", state: "requested" });
    expect(Date.parse(pickup!.readyBy)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    const { rows } = await db().execute(sql`
      select state, from_id, to_id from transfers where fulfillment_id = ${pickup!.id}`);
    expect(rows).toEqual([{ state: "requested", from_id: vantaa, to_id: world.kallio }]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("brings what the store lacks of a basket, beside what it has", async () => {
    const shopper = as.visitor();
    await addToCart(shopper, { sku: "BREAD", quantity: 1, store: "kallio" });
    await addToCart(shopper, { sku: "LAMP", quantity: 3, store: "kallio" });
    const holds = await holdBasket(shopper, {});
    const { rows } = await db().execute(sql`
      select l.slug as stock, jsonb_object_agg(v.sku, rl.quantity) as lines
      from reservations r join stock_locations l on l.id = r.stock_location_id
      join reservation_lines rl on rl.reservation_id = r.id join variants v on v.id = rl.variant_id
      where r.id = any(${sql.param(holds.map((hold) => hold.id))}::uuid[]) group by l.slug order by l.slug`);
    expect(rows).toEqual([
      { stock: "kallio", lines: { BREAD: 1, LAMP: 1 } },
      { stock: "vantaa", lines: { LAMP: 2 } },
    ]);
    expect(await holdBasket(shopper, {})).toEqual(holds);
    const placed = await placeOrder(shopper, {
      reservations: holds.map(({ id, token }) => ({ id, token })),
      customer,
      payment: card,
    });
    const { fulfillments } = await orderByToken(db(), placed.token);
    expect(fulfillments.map((f) => f.store)).toEqual(["kallio", "kallio"]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is not offered where nothing is shipped to", async () => {
    const ask = { store: "kamppi", lines: [{ sku: "LAMP", quantity: 1 }], shipToStore: true };
    expect((await problem(reserve(as.visitor(), ask))).code).toBe("store.no_pickup");
  });
});
