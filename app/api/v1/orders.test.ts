import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld, levelOf, type World } from "@/db/testing/world";
import { contactCode } from "@/lib/identity/request-contact-code";
import type { Order } from "@/lib/orders/order";
import { confirmContactCodeCall, requestContactCodeCall } from "./_contract/contacts";
import { cancelOrderCall, getOrderCall, paymentOf, placeOrderCall } from "./_contract/orders";
import { listPickupsCall, markReadyCall, startPickingCall } from "./_contract/pickups";
import { reserveCall } from "./_contract/reservations";
import { arrivedCall, onMyWayCall } from "./_contract/shopper-pickups";
import { type Caller, ok, refused } from "./_testing/api";
import { keyOf, signedIn } from "./_testing/callers";

testDatabase();
let world: World;
let storefront: Caller;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
  storefront = await keyOf("storefront");
});

const customer = { name: "Emmi Virta", email: "emmi@example.com" };
const payment = { method: "pay_in_store" };
const address = {
  name: "Emmi Virta",
  street: "Fleminginkatu 1",
  postalCode: "00530",
  city: "Helsinki",
  countryCode: "FI",
};
const lines = [{ sku: "RYE", quantity: 1 }];

const hold = async (caller: Caller, store = "kallio") => {
  const { id, token } = await ok(reserveCall, { ...caller, body: { store, lines } });
  return { id, token };
};
async function order(caller: Caller = storefront, ...stores: string[]) {
  const reservations = [];
  for (const store of stores.length > 0 ? stores : ["kallio"]) reservations.push(await hold(caller, store));
  return ok(placeOrderCall, { ...caller, body: { reservations, customer, payment } });
}
const orders = async () => (await rows`select 1 from orders where state <> 'cancelled'`).length;

describe("placing an order", () => {
  it("refuses without an effect", async () => {
    const reservations = [await hold(storefront)];
    const before = { orders: await orders(), level: await levelOf(world.kallio, "RYE") };
    const refuse = (code: string, body: object, caller: Caller = storefront) =>
      refused(placeOrderCall, code, { ...caller, body: { reservations, customer, payment, ...body } });

    await refuse("contact.unverified", {}, {});
    await refuse("contact.unverified", { contactToken: "made-up" }, {});
    await refuse("payment.method_unavailable", { payment: { method: "stripe", token: "tok" } });
    await refuse("payment.method_unavailable", {
      delivery: { address, lines: [{ sku: "RYE", quantity: 1 }] },
    });
    await refuse("payment.declined", { payment: { method: "demo_card", token: "demo_declined" } });
    await refuse("input.invalid", { reservations: [] });
    await refuse("reservation.not_found", { reservations: [{ ...reservations[0]!, token: "another" }] });
    const changed = await refuse("order.total_changed", { expectedTotal: { amount: 1, currency: "EUR" } });
    expect(changed.total).toEqual({ amount: 420, currency: "EUR" });
    await refuse("input.invalid", { customer: { ...customer, name: "Em\u0000mi" } });
    await refuse("input.invalid", { customer: { ...customer, email: "emmi" } });
    await refuse("input.invalid", { price: 1 });

    expect({ orders: await orders(), level: await levelOf(world.kallio, "RYE") }).toEqual(before);
  });

  it("refuses what is no longer held, and says which", async () => {
    const gone = await hold(storefront);
    await rows`
      update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'
      where id = ${gone.id}`;
    const body = { reservations: [gone], customer, payment };
    const { reservations } = await refused(placeOrderCall, "reservation.expired", { ...storefront, body });
    expect(reservations).toEqual([gone.id]);
  });

  it("lets a signed-in customer order for their own address without a code", async () => {
    const me = await signedIn({ email: "own@example.com" });
    const reservations = [await hold(me)];
    const body = { reservations, customer: { ...customer, email: "own@example.com" }, payment };
    const { number } = await ok(placeOrderCall, { ...me, body });
    expect((await ok(getOrderCall, { ...me, params: { number } })).number).toBe(number);
  });
});

describe("proving an address", () => {
  it("refuses a wrong code, an unknown verification and a sixth try alike", async () => {
    const { id } = await ok(requestContactCodeCall, { body: { email: "guess@example.com" } });
    const right = contactCode(id);
    const wrong = right === "000000" ? "000001" : "000000";
    for (let tries = 0; tries < 5; tries++)
      await refused(confirmContactCodeCall, "contact.wrong_code", { params: { id }, body: { code: wrong } });
    await refused(confirmContactCodeCall, "contact.wrong_code", { params: { id }, body: { code: right } });
    await refused(confirmContactCodeCall, "contact.wrong_code", {
      params: { id: "x" },
      body: { code: right },
    });
  });

  it("mails only so many codes to an address in an hour", async () => {
    const body = { email: "flood@example.com" };
    for (let codes = 0; codes < 5; codes++) await ok(requestContactCodeCall, { body });
    const { retryAfter } = await refused(requestContactCodeCall, "contact.too_many", { body });
    expect(retryAfter).toBeGreaterThan(0);
  });
});

describe("an order", () => {
  it("exists for its token, its customer, a storefront and its stores' staff, and for nobody else", async () => {
    const { number, token } = await order();
    const other = await order();
    const params = { number };
    const nobody = [
      {},
      { bearer: other.token },
      await keyOf("associate", "kamppi"),
      await keyOf("storefront", "kamppi"),
      await signedIn(),
      await signedIn({ role: "manager", locationId: world.kamppi }),
    ];
    for (const caller of nobody) {
      await refused(getOrderCall, "order.not_found", { ...caller, params });
      await refused(onMyWayCall, "pickup.not_found", {
        ...caller,
        params: { number, id: other.fulfillments[0]!.id },
      });
    }
    const somebody = [
      { bearer: token },
      storefront,
      await keyOf("associate", "kallio"),
      await signedIn({ role: "associate", locationId: world.kallio }),
      await signedIn({ role: "admin" }),
    ];
    for (const caller of somebody)
      expect((await ok(getOrderCall, { ...caller, params })).number).toBe(number);
  });

  it("tells its pickup code only to its customer", async () => {
    const { number, token, fulfillments } = await order();
    const { code, qr } = fulfillments[0]!;
    expect([code, qr]).toEqual([expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/), expect.any(String)]);
    const codes = async (caller: Caller) => {
      const { fulfillments: seen } = await ok(getOrderCall, { ...caller, params: { number } });
      return [seen[0]!.code, seen[0]!.qr];
    };
    expect(await codes({ bearer: token })).toEqual([code, qr]);
    expect(await codes(storefront)).toEqual([code, qr]);
    const clerk = await keyOf("associate", "kallio");
    expect(await codes(clerk)).toEqual([undefined, undefined]);
    expect(await codes(await signedIn({ role: "admin" }))).toEqual([undefined, undefined]);
    const board = await ok(listPickupsCall, { ...clerk, query: { limit: "100" } });
    expect(board.data.length).toBeGreaterThan(0);
    expect(JSON.stringify(board)).not.toContain(code);
    expect(JSON.stringify(board)).not.toContain(qr);
    expect(JSON.stringify(board)).not.toContain("emmi@example.com");
  });

  it("shows a store's staff only what is at that store", async () => {
    const { number, token, fulfillments } = await order(storefront, "kallio", "kamppi");
    expect(fulfillments.map((f) => f.store).sort()).toEqual(["kallio", "kamppi"]);
    const clerk = await keyOf("associate", "kallio");
    const seen = await ok(getOrderCall, { ...clerk, params: { number } });
    expect(seen.fulfillments.map((f) => f.store)).toEqual(["kallio"]);

    const there = fulfillments.find((f) => f.store === "kamppi")!.id;
    const neighbour = await keyOf("associate", "kamppi");
    await ok(startPickingCall, { ...neighbour, params: { id: there } });
    await ok(markReadyCall, { ...neighbour, params: { id: there }, body: { allPicked: true } });
    await refused(arrivedCall, "pickup.not_found", { ...clerk, params: { number, id: there }, body: {} });
    const { fulfillments: after } = await ok(getOrderCall, { bearer: token, params: { number } });
    expect(after.find((f) => f.id === there)!.arrivedAt).toBeNull();
  });

  it("is cancelled by its customer in full, by a store's manager only there, by a clerk not at all", async () => {
    const { number, token, fulfillments } = await order(storefront, "kallio", "kamppi");
    const params = { number };
    await refused(cancelOrderCall, "auth.forbidden", { ...(await keyOf("associate", "kallio")), params });
    const manager = await keyOf("manager", "kallio");
    const partly = await ok(cancelOrderCall, { ...manager, params, body: { reason: "Flood" } });
    expect(partly).toMatchObject({
      state: "placed",
      fulfillments: [{ store: "kallio", state: "cancelled" }],
    });
    const states = async () => {
      const seen = await ok(getOrderCall, { bearer: token, params });
      return Object.fromEntries(seen.fulfillments.map((f) => [f.store, f.state]));
    };
    expect(await states()).toEqual({ kallio: "cancelled", kamppi: "requested" });
    await refused(cancelOrderCall, "order.not_cancellable", { ...manager, params });

    expect((await ok(cancelOrderCall, { bearer: token, params })).state).toBe("cancelled");
    await refused(cancelOrderCall, "order.not_cancellable", { bearer: token, params });
    await refused(onMyWayCall, "pickup.cancelled", {
      bearer: token,
      params: { number, id: fulfillments[0]!.id },
    });
  });

  it("hears that someone is on the way only when it is ready", async () => {
    const { number, token, fulfillments } = await order();
    const mine = { bearer: token, params: { number, id: fulfillments[0]!.id } };
    await refused(onMyWayCall, "pickup.not_ready", mine);
    await refused(arrivedCall, "pickup.not_ready", { ...mine, body: { bay: "1" } });
    await refused(arrivedCall, "input.invalid", { ...mine, body: { bay: "x".repeat(41) } });
  });
});

describe("the payments of an order together", () => {
  type Payment = Order["fulfillments"][number]["payment"];
  const paid = (state: string, amount: number, captured = 0): Payment =>
    ({ method: "pay_in_store", state, amount, captured, refunded: 0 }) as Payment;
  const together = (...payments: Payment[]) => {
    const { state, amount, captured } = paymentOf({
      currency: "EUR",
      fulfillments: payments.map((p) => ({ payment: p })),
    } as Order);
    return [state, amount.amount, captured.amount];
  };

  it.each([
    ["one part", [paid("pending", 100)], ["pending", 100, 0]],
    ["one paid, one not", [paid("captured", 100, 100), paid("pending", 50)], ["pending", 150, 100]],
    ["all paid", [paid("captured", 100, 100), paid("captured", 50, 40)], ["captured", 150, 140]],
    ["a part called off", [paid("captured", 100, 100), paid("voided", 50)], ["captured", 100, 100]],
    ["all called off", [paid("voided", 100), paid("voided", 50)], ["voided", 150, 0]],
  ])("%s", (_, payments, expected) => {
    expect(together(...payments)).toEqual(expected);
  });
});
