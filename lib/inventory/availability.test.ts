import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { countStatements } from "@/db/testing/count-statements";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { startPicking } from "@/lib/pickup/start-picking";
import { searchProducts } from "@/lib/search/found-products";
import { openPicks } from "@/lib/stores/open-picks";
import { listStores } from "@/lib/stores/queries";
import { asker, availability, availabilityAt, availableUnits } from "./availability";
import { reserve } from "./reserve";

testDatabase();

const many = Array.from({ length: 24 }, (_, n) => ({ sku: `M-${n}`, price: 100, kallio: n, kamppi: 24 - n }));
let world: World;
let vantaa: string;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 500 },
    { sku: "LAST", price: 900, kallio: 1, kamppi: 2 },
    { sku: "KEPT", price: 900, kallio: 2, safetyStock: 2 },
    { sku: "SENT", price: 900 },
    ...many,
  ]);
  vantaa = newId();
  await rows`
    insert into stock_locations (id, slug, kind, name, street, postal_code, city, country_code, latitude, longitude,
      time_zone)
    values (${vantaa}, 'vantaa', 'warehouse', 'Vantaa', 'Street 1', '01300', 'Vantaa', 'FI', 60.3, 25,
      'Europe/Helsinki')`;
  await rows`
    insert into stock_levels (location_id, variant_id, on_hand, safety_stock)
    select ${vantaa}, id, 7, 1 from variants where sku = 'SENT'`;
  await rows`update stock_locations set ship_to_store_minutes = 1440 where slug = 'kallio'`;
});
beforeEach(expireAll);

/** Lets every hold's time run out, with nobody sweeping. */
async function expireAll(): Promise<void> {
  await rows`
    update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'
    where state = 'held'`;
}

const hold = (ctx: Ctx, sku: string, quantity = 1, more = {}) =>
  reserve(ctx, { store: "kallio", lines: [{ sku, quantity }], ...more });
const at = async (sku: string, ctx = as.visitor(), store = "kallio") =>
  (await availability(db(), ctx, { skus: [sku], stores: [store] }))[0]!;
const minutesUntil = (promise: Date | null, from: Date) => (promise!.getTime() - from.getTime()) / 60_000;

describe("how many", () => {
  test("leaves out what others hold, and nobody's own", async () => {
    const me = as.visitor();
    await hold(me, "LAST");
    expect(await at("LAST")).toMatchObject({ available: 0, status: "out_of_stock", readyBy: null });
    expect(await at("LAST", me)).toMatchObject({ available: 1, status: "low_stock" });
    await expireAll();
    expect(await at("LAST")).toMatchObject({ available: 1, status: "low_stock" });
  });

  test("of places alone is the same", async () => {
    const me = as.visitor();
    await hold(me, "LAST");
    const units = (shopper: string | null) =>
      availableUnits(db(), { skus: ["LAST"], locationIds: [world.kallio, world.kamppi, vantaa], shopper });
    const told = (at: string, available: number) => ({ sku: "LAST", location_id: at, available });
    expect(new Set(await units(null))).toEqual(
      new Set([told(world.kallio, 0), told(world.kamppi, 2), told(vantaa, 0)]),
    );
    expect(await units(asker(me).shopper)).toContainEqual(told(world.kallio, 1));
  });

  test("is nothing for a SKU that the shop does not sell", async () => {
    expect(await problem(at("NOTHING"))).toMatchObject({ code: "variant.not_found" });
    expect(await problem(at("BREAD", as.visitor(), "nowhere"))).toMatchObject({ code: "store.not_found" });
  });
});

describe("ready when", () => {
  test("counts what is still to be picked at the store, and nowhere else", async () => {
    const now = new Date();
    const before = minutesUntil((await at("BREAD")).readyBy, now);
    const held = await hold(as.storefront(), "BREAD", 90);
    await placeOrder(as.storefront(), {
      reservations: [held],
      customer: { name: "Maija Meikäläinen", email: "maija@example.com" },
      payment: { method: "pay_in_store" },
    });
    expect(await openPicks(db(), [world.kallio, world.kamppi])).toEqual(
      new Map([
        [world.kallio, 90],
        [world.kamppi, 0],
      ]),
    );
    const [pickup] = await rows<{ id: string; line: string }>`
      select f.id, fl.id as line from fulfillments f join fulfillment_lines fl on fl.fulfillment_id = f.id`;
    const queued = minutesUntil((await at("BREAD")).readyBy, now);
    expect(before).toBeLessThanOrEqual(35);
    expect(queued).toBeGreaterThanOrEqual(180);
    expect(queued).toBeLessThanOrEqual(186);
    expect(minutesUntil((await at("LAST", as.visitor(), "kamppi")).readyBy, now)).toBeLessThanOrEqual(36);

    await startPicking(as.clerk(world.kallio), { id: pickup!.id });
    await rows`update fulfillment_lines set picked = 70, short = 5 where id = ${pickup!.line}`;
    expect((await openPicks(db(), [world.kallio])).get(world.kallio)).toBe(15);
    expect(minutesUntil((await at("BREAD")).readyBy, now)).toBeLessThanOrEqual(36);
    await rows`update fulfillment_lines set picked = 0, short = 0 where id = ${pickup!.line}`;
    // Wanted in a window days away, it is in nobody's way yet.
    await rows`
      with w as (
        insert into pickup_windows (id, location_id, starts_at, ends_at, capacity, booked)
        values (${newId()}, ${world.kallio}, now() + interval '3 days', now() + interval '73 hours', 2, 1) returning *)
      update fulfillments f set window_id = w.id, ready_by = w.starts_at from w where f.id = ${pickup!.id}`;
    expect((await openPicks(db(), [world.kallio])).get(world.kallio)).toBe(0);
  });

  test("is later for what a warehouse sends to the store, where it sends any", async () => {
    const ctx = as.visitor();
    const [kallio, kamppi] = await availability(db(), ctx, { skus: ["SENT"] });
    expect(kallio).toMatchObject({
      store: "kallio",
      status: "out_of_stock",
      available: 0,
      readyBy: null,
      shipToStore: { from: vantaa, quantity: 6 },
    });
    const minutes = minutesUntil(kallio!.shipToStore!.readyBy, ctx.now);
    expect(minutes).toBeGreaterThanOrEqual(1470);
    expect(minutes).toBeLessThanOrEqual(1475);
    expect(kamppi).toMatchObject({ store: "kamppi", shipToStore: null });
    await hold(as.storefront(), "SENT", 6, { shipToStore: true });
    expect((await at("SENT")).shipToStore).toBeNull();
    await expireAll();
    expect((await at("SENT")).shipToStore).toMatchObject({ quantity: 6 });
  });
});

describe("a page of 24 products", () => {
  const slugs = many.map(({ sku }) => sku.toLowerCase());

  test("is one statement for every store", async () => {
    const stores = await listStores(db());
    const { result, statements } = await countStatements(() =>
      availabilityAt(db(), asker(as.visitor()), stores, { products: slugs }),
    );
    expect(statements).toBe(1);
    expect(result).toHaveLength(24 * stores.length);
    expect(result.find((row) => row.product === "m-20" && row.store === "kallio")).toMatchObject({
      sku: "M-20",
      available: 20,
    });
  });

  test("of what can be collected at a store is one statement, and says what availability says", async () => {
    const me = as.visitor();
    await hold(me, "LAST");
    const found = async (shopper: string | null = null) => {
      const { result, statements } = await countStatements(() =>
        searchProducts(
          db(),
          { locale: "en", collectable: { locationId: world.kallio, shopper } },
          { sort: "featured", limit: 100 },
        ),
      );
      expect(statements).toBe(1);
      return result.products.map((product) => product.slug).sort();
    };
    const told = async () => {
      const [kallio] = (await listStores(db())).filter((store) => store.slug === "kallio");
      const all = [...slugs, "bread", "last", "kept", "sent"];
      const rowsThere = await availabilityAt(db(), { shopper: null, now: new Date() }, [kallio!], {
        products: all,
      });
      return rowsThere.flatMap((row) => (row.available > 0 ? [row.product] : [])).sort();
    };
    expect(await found()).not.toContain("last");
    expect(await found(asker(me).shopper)).toContain("last");
    expect(await found()).not.toContain("kept");
    expect(await found()).toEqual(await told());
    await expireAll();
    expect(await found()).toContain("last");
    expect(await found()).not.toContain("kept");
    expect(await found()).toEqual(await told());
  });
});
