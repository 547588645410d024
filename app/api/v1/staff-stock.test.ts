import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { newId } from "@/lib/kernel/id";
import { listCounterSalesCall, sellAtCounterCall } from "./_contract/counter-sales";
import { reserveCall } from "./_contract/reservations";
import { adjustStockCall, countStockCall, listStockCall, setSafetyStockCall } from "./_contract/stock";
import { approveWriteOffCall, listWriteOffsCall, rejectWriteOffCall } from "./_contract/write-offs";
import { type Caller, ok, refused, send } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();
let clerk: Caller;
let manager: Caller;
let neighbour: Caller;
beforeAll(async () => {
  await buildWorld([
    { sku: "RYE", price: 420, kallio: 30, kamppi: 30 },
    { sku: "JAM", price: 390, kallio: 30 },
  ]);
  clerk = await keyOf("associate", "kallio");
  manager = await keyOf("manager", "kallio");
  neighbour = await keyOf("associate", "kamppi");
});

const stock = () =>
  rows`select (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select count(*) from stock_movements) as movements, (select count(*) from events) as events`;

describe("stock over the API", () => {
  it("is corrected once for a key, and answers as the list does", async () => {
    const key = newId();
    const asked = { ...clerk, key, body: { store: "kallio", sku: "RYE", delta: -4, reason: "damaged" } };
    const answer = await ok(adjustStockCall, asked);
    expect(await ok(adjustStockCall, asked)).toEqual(answer);
    const { data } = await ok(listStockCall, { ...clerk, query: { sku: "RYE" } });
    expect(data).toEqual([answer]);
    expect(answer.onHand).toBe(26);
  });

  it("below what is held is refused with what stands in the way", async () => {
    await ok(reserveCall, {
      ...(await keyOf("storefront")),
      body: { store: "kallio", lines: [{ sku: "RYE", quantity: 5 }] },
    });
    const before = await stock();
    const problem = await refused(adjustStockCall, "stock.below_committed", {
      ...clerk,
      body: { store: "kallio", sku: "RYE", count: 2, reason: "lost" },
    });
    expect(problem).toMatchObject({
      status: 409,
      onHand: 26,
      reserved: 5,
      allocated: 0,
      missing: 3,
      pickups: [],
    });
    expect(await stock()).toEqual(before);
  });

  it("is counted by scan, line by line", async () => {
    const { lines } = await ok(countStockCall, {
      ...clerk,
      body: {
        store: "kallio",
        lines: [
          { barcode: "2JAM", count: 28 },
          { barcode: "2RYE", count: 1 },
        ],
      },
    });
    expect(lines.map((l) => [l.sku, l.outcome])).toEqual([
      ["JAM", "corrected"],
      ["RYE", "below_committed"],
    ]);
    const problem = await refused(countStockCall, "stock.unknown_item", {
      ...clerk,
      body: { store: "kallio", lines: [{ barcode: "nothing", count: 1 }] },
    });
    expect(problem.errors?.map((e) => e.pointer)).toEqual(["/lines/0/barcode"]);
  });

  it("is kept back by managers", async () => {
    const body = { store: "kallio", department: "goods", units: 2 };
    await refused(setSafetyStockCall, "auth.forbidden", { ...clerk, body });
    expect(await ok(setSafetyStockCall, { ...manager, body })).toEqual({ changed: 2 });
    const { data } = await ok(listStockCall, { ...clerk, query: { sku: "JAM" } });
    expect(data[0]).toMatchObject({ onHand: 28, safetyStock: 2, available: 26 });
  });

  it("lost above a limit is held, and a second person decides", async () => {
    await rows`update write_off_limits set amount = 1000 where role = 'associate'`;
    const another = await keyOf("associate", "kallio");
    const lost = { ...another, body: { store: "kallio", sku: "JAM", delta: -5, reason: "lost" } };
    const { held, onHand } = await ok(adjustStockCall, lost);
    expect([held!.state, onHand]).toEqual(["held", 28]);
    const { held: counted } = await ok(countStockCall, {
      ...another,
      body: { store: "kallio", lines: [{ sku: "JAM", count: 20 }] },
    });
    await refused(approveWriteOffCall, "auth.forbidden", { ...another, params: { id: held!.id }, body: {} });
    await ok(approveWriteOffCall, { ...manager, params: { id: held!.id }, body: {} });
    const no = { ...manager, params: { id: counted!.id }, body: { reason: "Counted twice" } };
    expect(await ok(rejectWriteOffCall, no)).toMatchObject({ state: "rejected", own: false });
    const { data } = await ok(listWriteOffsCall, { ...another, query: { store: "kallio" } });
    expect(data.slice(0, 2).map((w) => w.state)).toEqual(["rejected", "written_off"]);
    const { data: levels } = await ok(listStockCall, { ...clerk, query: { sku: "JAM" } });
    expect(levels[0]!.onHand).toBe(23);
  });

  it("of another store is sold here, once for a key", async () => {
    const key = newId();
    const body = {
      store: "kallio",
      lines: [{ sku: "RYE", quantity: 2, collectAt: "kamppi" }],
      customer: { name: "Emmi Virta", email: "emmi@example.com" },
      payment: { method: "card_terminal" },
      expectedTotal: { amount: 840, currency: "EUR" },
    };
    const sold = await ok(sellAtCounterCall, { ...clerk, key, body });
    expect(await ok(sellAtCounterCall, { ...clerk, key, body })).toEqual(sold);
    expect(sold.parts).toMatchObject([{ method: "pickup", store: "kamppi", state: "requested" }]);
    const { data } = await ok(listCounterSalesCall, { ...clerk, query: { store: "kallio" } });
    expect(data).toEqual([sold]);
    expect((await ok(listCounterSalesCall, { ...neighbour })).data).toEqual([]);
    await refused(sellAtCounterCall, "order.total_changed", {
      ...clerk,
      body: { ...body, expectedTotal: { amount: 1, currency: "EUR" } },
    });
    await refused(sellAtCounterCall, "store.not_found", { ...neighbour, body });
  });

  it("of another store is not there, and changes ask for a key", async () => {
    const before = await stock();
    const body = { store: "kallio", sku: "RYE", count: 20, reason: "count" };
    const counted = { store: "kallio", lines: [{ sku: "RYE", count: 20 }] };
    await refused(adjustStockCall, "store.not_found", { ...neighbour, body });
    await refused(countStockCall, "store.not_found", { ...neighbour, body: counted });
    await refused(setSafetyStockCall, "store.not_found", {
      ...(await keyOf("manager", "kamppi")),
      body: { store: "kallio", sku: "RYE", units: 1 },
    });
    expect((await send(adjustStockCall, { ...clerk, body, key: null })).status).toBe(400);
    expect(await stock()).toEqual(before);
  });
});

it("every call of its own was told of", () => {
  expectEveryCallAnswered("staff-stock");
});
