import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld, type World } from "@/db/testing/world";
import { newId } from "@/lib/kernel/id";
import type { Call } from "./_contract/call";
import { calls } from "./_contract/calls";
import { placeOrderCall } from "./_contract/orders";
import {
  cancelPickupCall,
  collectCall,
  getPickupCall,
  listPickupsCall,
  markReadyCall,
  pickLineCall,
  startPickingCall,
} from "./_contract/pickups";
import { reserveCall } from "./_contract/reservations";
import { listStockCall } from "./_contract/stock";
import { type Caller, ok, refused, send } from "./_testing/api";
import { keyOf, signedIn, visitor } from "./_testing/callers";

testDatabase();
let world: World;
let storefront: Caller;
let clerk: Caller;
let neighbour: Caller;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "CIDER", price: 390, ageLimit: 18, kallio: 90 },
  ]);
  storefront = await keyOf("storefront");
  clerk = await keyOf("associate", "kallio");
  neighbour = await keyOf("associate", "kamppi");
});

async function order(skus = ["RYE"], store = "kallio") {
  const lines = skus.map((sku) => ({ sku, quantity: 2 }));
  const { id, token } = await ok(reserveCall, { ...storefront, body: { store, lines } });
  const placed = await ok(placeOrderCall, {
    ...storefront,
    body: {
      reservations: [{ id, token }],
      customer: { name: "Emmi Virta", email: "emmi@example.com" },
      payment: { method: "pay_in_store" },
    },
  });
  return placed.fulfillments[0]!;
}

async function ready(skus?: string[]) {
  const pickup = await order(skus);
  const params = { id: pickup.id };
  await ok(startPickingCall, { ...clerk, params });
  await ok(markReadyCall, { ...clerk, params, body: { allPicked: true } });
  return pickup;
}

const cash = { method: "cash" };
const collectedBy = { name: "Emmi Virta", relation: "customer" };
const byId = { verification: { method: "id_document" }, collectedBy, payment: cash };

/** A body that would do it, were the caller allowed. */
const bodies: Record<string, unknown> = {
  pickLine: { quantity: 1 },
  markReady: { allPicked: true },
  cancelPickup: { reason: "x" },
  collect: byId,
  shortLine: { quantity: 1, reason: "not_found" },
  adjustStock: { store: "kallio", sku: "RYE", count: 1, reason: "lost" },
  countStock: { store: "kallio", lines: [{ sku: "RYE", count: 1 }] },
  setSafetyStock: { store: "kallio", sku: "RYE", units: 1 },
  setOpeningHours: { hours: [] },
  setOpeningException: { exception: { opensAt: null, closesAt: null, reason: { en: "x" } } },
  setPreparation: { preparation: { prepMinutes: 1, picksPerHour: 1 } },
  setWindows: { windows: { minutes: 30, capacity: 1, cutOffMinutes: 0 } },
  setHoldDays: { holdDays: 1 },
  setCurbside: { curbside: { offered: false, bays: [] } },
  setShelves: { shelves: [] },
  setDefaultSafety: { units: 1 },
};
const staffCalls = calls.filter((c) => c.staff);

/** Everything about a pickup that a call could change. */
const traces = (id: string): Promise<unknown[]> =>
  rows`
    select to_jsonb(f) as fulfillment,
      (select jsonb_agg(to_jsonb(l) order by l.id) from fulfillment_lines l where l.fulfillment_id = f.id) as lines,
      (select count(*) from events e where e.fulfillment_id = f.id) as events,
      (select jsonb_agg(to_jsonb(s) order by s.variant_id) from stock_levels s where s.location_id = f.location_id) as stock
    from fulfillments f where f.id = ${id}`;

describe("who may make the staff's calls", () => {
  it("nobody but staff, for every call there is", async () => {
    const pickup = await ready();
    const params = { id: pickup.id, lineId: pickup.lines[0]!.id };
    const before = await traces(pickup.id);
    const outsiders: [Caller, string][] = [
      [{}, "auth.required"],
      [visitor(), "auth.required"],
      [await signedIn(), "auth.forbidden"],
      [storefront, "auth.forbidden"],
    ];
    expect(staffCalls).toEqual(calls.filter((c) => c.path.startsWith("/staff/")));
    expect(staffCalls.length).toBeGreaterThan(7);
    for (const call of staffCalls)
      for (const [caller, code] of outsiders)
        await refused(call, code, { ...caller, params, body: bodies[call.operation] });
    expect(await traces(pickup.id)).toEqual(before);
  });

  it("staff of another store meet no such pickup, for every call about one, and nothing changes", async () => {
    const aboutOne = staffCalls.filter((c) => /^\/staff\/(pickups|put-backs)\/{id}/.test(c.path));
    expect(aboutOne.length).toBe(13);
    const ofManagers = new Set(["undo", "releasePickup"]);
    const managers = [
      await keyOf("manager", "kamppi"),
      await signedIn({ role: "manager", locationId: world.kamppi }),
    ];
    const others = [
      neighbour,
      ...managers,
      await signedIn({ role: "associate", locationId: world.kamppi }),
      await signedIn({ role: "associate" }),
    ];
    for (const pickup of [await order(), await ready()]) {
      const params = { id: pickup.id, lineId: pickup.lines[0]!.id };
      const before = await traces(pickup.id);
      for (const call of aboutOne)
        for (const caller of ofManagers.has(call.operation) ? managers : others) {
          const { status } = await refused(call, "pickup.not_found", {
            ...caller,
            params,
            body: bodies[call.operation],
          });
          expect(status).toBe(404);
        }
      expect(await traces(pickup.id)).toEqual(before);
    }
  });

  it("lists only what is at the caller's stores, and knows no other store", async () => {
    await order(["RYE"], "kamppi");
    const here = await ok(listPickupsCall, { ...clerk, query: { limit: "100" } });
    expect(new Set(here.data.map((p) => p.store))).toEqual(new Set(["kallio"]));
    const everywhere = await ok(listPickupsCall, { ...(await keyOf("admin")), query: { limit: "100" } });
    expect(new Set(everywhere.data.map((p) => p.store))).toEqual(new Set(["kallio", "kamppi"]));
    const stock = await ok(listStockCall, clerk);
    expect(new Set(stock.data.map((s) => s.store))).toEqual(new Set(["kallio"]));
    for (const call of [listPickupsCall, listStockCall] as Call[])
      for (const store of ["kamppi", "nowhere"])
        await refused(call, "store.not_found", { ...clerk, query: { store } });
  });
});

describe("the queue", () => {
  it("is walked page by page, by state, without losing or repeating anything", async () => {
    for (let n = 0; n < 3; n++) await order();
    const all = await ok(listPickupsCall, { ...clerk, query: { limit: "100" } });
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: Record<string, string> = cursor ? { limit: "2", cursor } : { limit: "2" };
      const page = await ok(listPickupsCall, { ...clerk, query });
      seen.push(...page.data.map((p) => p.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.data.map((p) => p.id));
    const requested = await ok(listPickupsCall, { ...clerk, query: { state: "requested", limit: "100" } });
    expect(requested.data.map((p) => p.id)).toEqual(
      all.data.filter((p) => p.state === "requested").map((p) => p.id),
    );
    await refused(listPickupsCall, "input.invalid", { ...clerk, query: { state: "fulfilled" } });
  });
});

describe("the clerk's verbs", () => {
  it("refuse what the pickup's state does not allow", async () => {
    const { id, lines } = await order();
    const one = { ...clerk, params: { id, lineId: lines[0]!.id } };
    await refused(pickLineCall, "pickup.not_picking", { ...one, body: { quantity: 1 } });
    await refused(markReadyCall, "pickup.not_picking", { ...one, body: {} });
    await refused(collectCall, "pickup.not_ready", { ...one, body: byId });
    await ok(startPickingCall, one);
    await refused(startPickingCall, "pickup.not_requested", one);
    await ok(cancelPickupCall, { ...one, body: { reason: "Broken" } });
    for (const call of [startPickingCall, cancelPickupCall, collectCall] as Call[])
      await refused(call, "pickup.cancelled", { ...one, body: bodies[call.operation] });
    await refused(getPickupCall, "pickup.not_found", { ...clerk, params: { id: newId() } });
    await refused(getPickupCall, "pickup.not_found", { ...clerk, params: { id: "no-id" } });
  });

  it("pick by barcode and refuse another item, too many, and leaving lines open", async () => {
    const { id, lines } = await order(["RYE", "CIDER"]);
    const rye = lines.find((l) => l.sku === "RYE")!;
    await ok(startPickingCall, { ...clerk, params: { id } });
    const one = { ...clerk, params: { id, lineId: rye.id } };
    await refused(pickLineCall, "pickup.wrong_item", { ...one, body: { quantity: 2, barcode: "2CIDER" } });
    await refused(pickLineCall, "pickup.too_many", { ...one, body: { quantity: 3 } });
    const picked = await ok(pickLineCall, { ...one, body: { quantity: 2, barcode: "2RYE" } });
    expect(picked.lines.find((l) => l.sku === "RYE")!.picked).toBe(2);
    const { lines: open } = await refused(markReadyCall, "pickup.lines_open", { ...clerk, params: { id } });
    expect(open).toMatchObject([{ sku: "CIDER", open: 2 }]);
  });

  it("hand over only with the right code, the age checked and the money taken", async () => {
    const { id, code, qr } = await ready(["RYE", "CIDER"]);
    const one = { ...clerk, params: { id } };
    const good = { ...byId, verification: { method: "code", value: code } };
    await refused(collectCall, "pickup.wrong_code", {
      ...one,
      body: { ...good, verification: { method: "code", value: "0000-0000" } },
    });
    await refused(collectCall, "pickup.age_unchecked", { ...one, body: good });
    const { total } = await refused(collectCall, "pickup.unpaid", {
      ...one,
      body: { ...good, ageChecked: true, payment: undefined },
    });
    expect(total).toEqual({ amount: 1620, currency: "EUR" });
    const short = { ...cash, amount: { amount: 1, currency: "EUR" } };
    await refused(collectCall, "payment.amount_differs", {
      ...one,
      body: { ...good, ageChecked: true, payment: short },
    });
    const done = await ok(collectCall, {
      ...one,
      body: { ...good, ageChecked: true, verification: { method: "qr", value: qr } },
    });
    expect(done.state).toBe("collected");
  });

  it("limit the guessing of a code", async () => {
    const { id } = await ready();
    const guess = { ...byId, verification: { method: "code", value: "0000-0000" } };
    // A clerk of its own: the limit of the device is another's business.
    const till = await keyOf("associate", "kallio");
    for (let tries = 0; tries < 5; tries++)
      await refused(collectCall, "pickup.wrong_code", { ...till, params: { id }, body: guess });
    await refused(collectCall, "pickup.too_many_tries", { ...till, params: { id }, body: guess });
  });

  it("hand over once when two press at once, and say so to the other", async () => {
    const { id } = await ready();
    const second = await signedIn({ role: "associate", locationId: world.kallio });
    const answers = await Promise.all(
      [clerk, second].map((caller) => send(collectCall, { ...caller, params: { id }, body: byId })),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    const lost = answers.find((a) => a.status === 409)!;
    expect(JSON.parse(lost.text)).toMatchObject({ code: "pickup.already_collected", state: "collected" });
    const events = await rows`
      select 1 from events where fulfillment_id = ${id} and name = 'pickup.collected'`;
    expect(events.length).toBe(1);
  });

  it("say who did what, by name, to staff", async () => {
    const { id } = await ready();
    const { timeline } = await ok(getPickupCall, { ...clerk, params: { id } });
    expect(timeline.map((e) => [e.name, e.by, e.store])).toEqual([
      ["order.placed", "storefront key", "kallio"],
      ["pickup.picking_started", "associate key", "kallio"],
      ["pickup.ready", "associate key", "kallio"],
    ]);
  });
});
