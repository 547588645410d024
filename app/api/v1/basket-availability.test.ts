import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { newId } from "@/lib/kernel/id";
import { basketAvailabilityCall } from "./_contract/basket-availability";
import { listAvailabilityCall } from "./_contract/catalog";
import { reserveCall } from "./_contract/reservations";
import { ok, refused } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf, visitor } from "./_testing/callers";

testDatabase();
beforeAll(async () => {
  await buildWorld([
    { sku: "RYE", price: 420, kallio: 10, kamppi: 40 },
    { sku: "BUN", price: 250, kamppi: 7 },
    { sku: "PIE", price: 420, kallio: 2, kamppi: 3 },
    { sku: "MUG", price: 1290 },
    { sku: "JAM", price: 610 },
    { sku: "OLD", price: 10, kallio: 5 },
  ]);
  await rows`update products set status = 'archived' where slug = 'old'`;
  await rows`update stock_locations set ship_to_store_minutes = 4320 where slug = 'kallio'`;
  const vantaa = newId();
  await rows`
    insert into stock_locations (id, slug, kind, name, street, postal_code, city, country_code, latitude, longitude,
      time_zone)
    values (${vantaa}, 'vantaa', 'warehouse', 'Vantaa', 'Street 1', '01300', 'Vantaa', 'FI', 60.3, 25,
      'Europe/Helsinki')`;
  await rows`insert into stock_levels (location_id, variant_id, on_hand) select ${vantaa}, id, 9 from variants where sku = 'MUG'`;
});

const kallio = "60.1841,24.9497";
const find = (lines: Record<string, number>, more: object = {}, caller: object = {}) =>
  ok(basketAvailabilityCall, {
    ...caller,
    body: { lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity })), ...more },
  });
type Option = Awaited<ReturnType<typeof find>>["options"][number];
const brief = ({ parts, missing }: Option) => ({
  parts: parts.map(
    ({ store, lines }) =>
      `${store ?? "delivered"}: ${lines.map((l) => `${l.quantity} ${l.sku}${l.shipToStore ? " sent" : ""}`)}`,
  ),
  missing: missing.map((m) => `${m.quantity} ${m.sku}`),
});

describe("a basket", () => {
  it("finds which stores have all, part or nothing of it, nearest first, and when", async () => {
    const { stores } = await find({ RYE: 2, BUN: 1 }, { near: kallio });
    expect(stores.map((s) => [s.store, s.distanceMeters, s.has])).toEqual([
      ["kallio", 0, "part"],
      ["kamppi", 1974, "all"],
    ]);
    expect(stores[0]!.lines).toEqual([
      { sku: "RYE", requested: 2, enough: true, quantity: 2, shipToStore: false },
      { sku: "BUN", requested: 1, enough: false, quantity: 0, shipToStore: false },
    ]);
    expect(stores[0]!.readyBy).not.toBeNull();
    const none = (await find({ JAM: 1 }, { store: "kamppi" })).stores;
    expect(none.map((s) => [s.store, s.has, s.readyBy])).toEqual([
      ["kamppi", "none", null],
      ["kallio", "none", null],
    ]);
    expect((await find({ JAM: 1 })).stores.map((s) => s.distanceMeters)).toEqual([null, null]);
  });

  it("is laid out with what a warehouse sends, and with a parcel", async () => {
    const { options, stores } = await find({ RYE: 1, MUG: 2 }, { near: kallio });
    expect(stores.map((s) => s.has)).toEqual(["all", "part"]);
    expect(options.map(brief)).toEqual([
      { parts: ["kallio: 1 RYE,2 MUG sent"], missing: [] },
      { parts: ["kallio: 1 RYE", "delivered: 2 MUG"], missing: [] },
    ]);
    expect(options[0]!.parts[0]!.readyBy > options[1]!.parts[0]!.readyBy).toBe(true);
  });

  it("adds lines of one SKU up, splits what no store has whole, and says what is nowhere", async () => {
    const lines = [
      { sku: "PIE", quantity: 2 },
      { sku: "PIE", quantity: 2 },
      { sku: "JAM", quantity: 3 },
    ];
    const { options } = await ok(basketAvailabilityCall, { body: { lines, near: kallio } });
    expect(options.map(brief)).toEqual([{ parts: ["kallio: 2 PIE", "kamppi: 2 PIE"], missing: ["3 JAM"] }]);
  });

  it("counts a shopper's own hold as free, for that shopper alone", async () => {
    const me = visitor();
    await ok(reserveCall, { ...me, body: { store: "kamppi", lines: [{ sku: "BUN", quantity: 7 }] } });
    const has = async (caller: object) =>
      (await find({ BUN: 1 }, { store: "kamppi" }, caller)).stores.map((s) => s.has);
    expect(await has(me)).toEqual(["all", "none"]);
    expect(await has(visitor())).toEqual(["none", "none"]);
  });

  it("tells a shopper no more than that there are more than five, and a till all", async () => {
    const short = async (caller: object) =>
      (await find({ RYE: 50 }, { store: "kallio" }, caller)).stores.map((s) => s.lines[0]!.quantity);
    expect(await short({})).toEqual([null, null]);
    expect(await short(await keyOf("associate", "kallio"))).toEqual([10, 40]);
  });

  it("is refused when it is none", async () => {
    const refuse = (code: string, body: object) => refused(basketAvailabilityCall, code, { body });
    const rye = [{ sku: "RYE", quantity: 1 }];
    await refuse("variant.not_found", { lines: [...rye, { sku: "OLD", quantity: 1 }] });
    await refuse("store.not_found", { lines: rye, store: "nowhere" });
    for (const body of [
      {},
      { lines: [] },
      { lines: rye, near: "60" },
      { lines: rye, extra: 1 },
      { lines: [{ sku: "RYE", quantity: 0 }] },
      { lines: Array.from({ length: 51 }, (_, n) => ({ sku: `S${n}`, quantity: 1 })) },
    ])
      await refuse("input.invalid", body);
  });
});

it("a SKU's row tells what a warehouse sends, and keeps its status about the store's own stock", async () => {
  const { data } = await ok(listAvailabilityCall, { query: { sku: "MUG", near: kallio } });
  expect(data).toMatchObject([
    { store: "kallio", status: "out_of_stock", quantity: 0, readyBy: null, shipToStore: { quantity: null } },
    { store: "kamppi", status: "out_of_stock", shipToStore: null },
  ]);
  const till = await keyOf("associate", "kallio");
  const exact = await ok(listAvailabilityCall, { ...till, query: { sku: "MUG", store: "kallio" } });
  expect(exact.data[0]!.shipToStore!.quantity).toBe(9);
});

it("every call of its own was told of", () => {
  expectEveryCallAnswered("basket-availability");
});
