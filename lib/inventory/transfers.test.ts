import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, levelOf, type World } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { inTransaction } from "@/lib/kernel/command";
import { orderByToken } from "@/lib/orders/queries";
import { cancelPickup } from "@/lib/pickup/cancel-pickup";
import { cancelTransfer } from "./cancel-transfer";
import { receiveTransfer } from "./receive-transfer";
import { requestTransfer } from "./request-transfer";
import { reserve } from "./reserve";
import { sendTransfer } from "./send-transfer";
import { cancelTransferOf, requestTransferFor } from "./transfer-for-pickup";
import { staffTransfer, staffTransfers, type TransferView } from "./transfer-queries";
import { type TransferState, transferStates } from "./transfer-states";

testDatabase();

let world: World;
let packer: Ctx;
let clerk: Ctx;
let manager: Ctx;
let stranger: Ctx;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "LAMP", price: 4500, kallio: 2, kamppi: 600, safetyStock: 1 },
    { sku: "BULB", price: 300, kamppi: 600 },
  ]);
  packer = as.clerk(world.kamppi, "Pekka Packer");
  clerk = as.clerk(world.kallio);
  manager = as.manager(world.kallio);
  stranger = as.clerk("019a0000-0000-7000-8000-000000000000");
});

const twoLines = [
  { sku: "LAMP", quantity: 4 },
  { sku: "BULB", quantity: 10 },
];
const requested = (lines = twoLines) => requestTransfer(manager, { from: "kamppi", to: "kallio", lines });
const lineOf = (t: TransferView, sku: string) => t.lines.find((l) => l.sku === sku)!;
const allOf = (t: TransferView) => t.lines.map((l) => ({ lineId: l.id, received: l.sent }));
const see = (id: string) => staffTransfer(db(), as.admin(), id);
async function sent(lines = twoLines) {
  const { id } = await requested(lines);
  await sendTransfer(packer, { id });
  return see(id);
}

/** Everything that a transfer could change. */
const traces = () => rows`
  select (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select jsonb_agg(to_jsonb(t) order by t.id) from transfers t) as transfers,
    (select jsonb_agg(to_jsonb(l) order by l.id) from transfer_lines l) as lines,
    (select jsonb_agg(to_jsonb(l) order by l.id) from fulfillment_lines l) as promised,
    (select count(*) from stock_movements) as movements, (select count(*) from events) as events`;

const eventsAbout = async (id: string) =>
  (await rows<{ name: string }>`select name from events where data ->> 'transfer' = ${id} order by id`).map(
    (e) => e.name,
  );

beforeEach(async () => {
  expect(await checkInvariants(db())).toEqual([]);
  return async () => expect(await checkInvariants(db())).toEqual([]);
});

describe("goods for the shelf", () => {
  test("leave one place, are nowhere's stock on the road, and arrive at the other", async () => {
    const before = { from: await levelOf(world.kamppi, "LAMP"), to: await levelOf(world.kallio, "LAMP") };
    const { id, state, lines } = await requested();
    expect([state, lines.map((l) => [l.sku, l.quantity, l.sent, l.received])]).toEqual([
      "requested",
      [
        ["BULB", 10, 0, 0],
        ["LAMP", 4, 0, 0],
      ],
    ]);
    expect(await levelOf(world.kamppi, "LAMP")).toEqual(before.from);
    await sendTransfer(packer, { id });
    expect(await levelOf(world.kamppi, "LAMP")).toMatchObject({ on_hand: before.from.on_hand - 4 });
    expect(await levelOf(world.kallio, "LAMP")).toEqual(before.to);
    await receiveTransfer(clerk, { id, lines: allOf(await see(id)) });
    expect(await levelOf(world.kallio, "LAMP")).toMatchObject({ on_hand: before.to.on_hand + 4 });
    expect(await levelOf(world.kallio, "BULB")).toEqual({ on_hand: 10, reserved: 0, allocated: 0 });
    expect(await see(id)).toMatchObject({ state: "received", lines: [{ received: 10 }, { received: 4 }] });
    expect(await eventsAbout(id)).toEqual(["transfer.requested", "transfer.sent", "transfer.received"]);
  });

  test("may leave in part, and a difference on arrival stays on the record", async () => {
    const transfer = await requested();
    await sendTransfer(packer, {
      id: transfer.id,
      lines: [{ lineId: lineOf(transfer, "LAMP").id, quantity: 3 }],
    });
    const before = await levelOf(world.kallio, "LAMP");
    await receiveTransfer(clerk, {
      id: transfer.id,
      lines: [
        { lineId: lineOf(transfer, "LAMP").id, received: 2 },
        { lineId: lineOf(transfer, "BULB").id, received: 0 },
      ],
    });
    expect(lineOf(await see(transfer.id), "LAMP")).toMatchObject({ quantity: 4, sent: 3, received: 2 });
    expect(await levelOf(world.kallio, "LAMP")).toMatchObject({ on_hand: before.on_hand + 2 });
    const [received] = await rows<{ data: { lines: unknown } }>`
      select data from events where name = 'transfer.received' and data ->> 'transfer' = ${transfer.id}`;
    expect(received!.data.lines).toContainEqual({ sku: "LAMP", sent: 3, received: 2 });
  });

  test("may take safety stock along, but nothing that is held or promised", async () => {
    await rows`update stock_levels s set safety_stock = s.on_hand - 5 from variants v
      where v.id = s.variant_id and v.sku = 'BULB' and s.location_id = ${world.kamppi}`;
    const { on_hand } = await levelOf(world.kamppi, "BULB");
    await reserve(as.storefront(), { store: "kamppi", lines: [{ sku: "BULB", quantity: 5 }] });
    const tooMuch = await requested([{ sku: "BULB", quantity: on_hand }]);
    const before = await traces();
    const refused = await problem(sendTransfer(packer, { id: tooMuch.id }));
    expect(refused).toMatchObject({
      kind: "conflict",
      code: "transfer.insufficient_stock",
      details: { shortages: [{ sku: "BULB", requested: on_hand, available: on_hand - 5 }] },
    });
    expect(await traces()).toEqual(before);
    const allowed = await requested([{ sku: "BULB", quantity: on_hand - 5 }]);
    await sendTransfer(packer, { id: allowed.id });
    await receiveTransfer(clerk, { id: allowed.id, lines: allOf(await see(allowed.id)) });
    const back = await requestTransfer(as.admin(), {
      from: "kallio",
      to: "kamppi",
      lines: [{ sku: "BULB", quantity: on_hand - 5 }],
    });
    await sendTransfer(clerk, { id: back.id });
    await receiveTransfer(packer, { id: back.id, lines: allOf(await see(back.id)) });
    await rows`update stock_levels set safety_stock = 0 where location_id = ${world.kamppi}`;
  });

  test("are not stopped by a hold that ran out", async () => {
    const { on_hand, reserved } = await levelOf(world.kamppi, "LAMP");
    const held = await reserve(as.storefront(), { store: "kamppi", lines: [{ sku: "LAMP", quantity: 20 }] });
    await rows`update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 minute'
      where id = ${held.id}`;
    const { id } = await requested([{ sku: "LAMP", quantity: on_hand - reserved - 10 }]);
    await sendTransfer(packer, { id });
    await receiveTransfer(clerk, { id, lines: allOf(await see(id)) });
    const back = await requestTransfer(as.manager(world.kamppi), {
      from: "kallio",
      to: "kamppi",
      lines: [{ sku: "LAMP", quantity: 150 }],
    });
    await sendTransfer(clerk, { id: back.id });
    await receiveTransfer(packer, { id: back.id, lines: allOf(await see(back.id)) });
  });

  test("are sent once and received once, from however many devices", async () => {
    const { id } = await requested();
    const sends = await Promise.allSettled([1, 2, 3].map(() => sendTransfer(packer, { id })));
    expect(sends.filter((s) => s.status === "fulfilled")).toHaveLength(1);
    const lines = allOf(await see(id));
    const receipts = await Promise.allSettled([1, 2, 3].map(() => receiveTransfer(clerk, { id, lines })));
    expect(receipts.filter((s) => s.status === "fulfilled")).toHaveLength(1);
  });

  test("of two transfers that cross each other's goods arrive without a deadlock", async () => {
    const there = await sent([...twoLines]);
    const back = await requestTransfer(as.admin(), {
      from: "kallio",
      to: "kamppi",
      lines: twoLines.toReversed().map((l) => ({ ...l, quantity: 1 })),
    });
    await Promise.all([
      receiveTransfer(clerk, { id: there.id, lines: allOf(there) }),
      sendTransfer(clerk, { id: back.id }),
    ]);
    await receiveTransfer(packer, { id: back.id, lines: allOf(await see(back.id)) });
  });
});

describe("a verb", () => {
  const into: Record<TransferState, () => Promise<TransferView>> = {
    requested: () => requested(),
    sent: () => sent(),
    received: async () => {
      const t = await sent();
      await receiveTransfer(clerk, { id: t.id, lines: allOf(t) });
      return see(t.id);
    },
    cancelled: async () => {
      const t = await requested();
      await cancelTransfer(manager, { id: t.id });
      return see(t.id);
    },
  };
  const verbs: Record<(typeof transferStates.verbs)[number], (t: TransferView) => Promise<unknown>> = {
    send: ({ id }) => sendTransfer(packer, { id }),
    receive: (t) => receiveTransfer(clerk, { id: t.id, lines: allOf(t) }),
    cancel: ({ id }) => cancelTransfer(manager, { id }),
  };
  const walk = transferStates.states.flatMap((state) =>
    transferStates.verbs.map((verb) => [state, verb, transferStates.next(state, verb)] as const),
  );
  const ended: Partial<Record<TransferState, string>> = {
    received: "transfer.already_received",
    cancelled: "transfer.cancelled",
  };

  test.each(walk)("in state %s: %s leads to %s", async (state, verb, to) => {
    const transfer = await into[state]();
    const before = await traces();
    const attempt = verbs[verb](transfer);
    if (to) {
      await attempt;
      expect((await see(transfer.id)).state).toBe(to);
    } else {
      const wanted = ended[state] ?? `transfer.not_${transferStates.from(verb)[0]}`;
      expect((await problem(attempt)).code).toBe(wanted);
      expect(await traces()).toEqual(before);
    }
  });

  test.each<[string, string, (t: TransferView) => Promise<unknown>]>([
    ["sent by a stranger", "transfer.not_found", ({ id }) => sendTransfer(stranger, { id })],
    ["sent by the place it goes to", "auth.forbidden", ({ id }) => sendTransfer(clerk, { id })],
    ["sent by a shopper", "auth.required", ({ id }) => sendTransfer(as.visitor(), { id })],
    ["sent by a storefront", "auth.forbidden", ({ id }) => sendTransfer(as.storefront(), { id })],
    ["cancelled by an associate", "auth.forbidden", ({ id }) => cancelTransfer(clerk, { id })],
    [
      "cancelled by a strange manager",
      "transfer.not_found",
      ({ id }) =>
        cancelTransfer(as.manager(stranger.actor.kind === "staff" ? stranger.actor.id : ""), { id }),
    ],
    [
      "sent as nothing",
      "transfer.nothing_sent",
      (t) =>
        sendAs(
          t,
          t.lines.map((l) => [l.id, 0] as const),
        ),
    ],
    ["sent in excess", "transfer.too_many", (t) => sendAs(t, [[lineOf(t, "LAMP").id, 5]])],
    ["sent with a strange line", "transfer.unknown_line", (t) => sendAs(t, [[t.id, 1]])],
    ["unknown", "transfer.not_found", () => sendTransfer(packer, { id: "nothing" })],
  ])("%s is refused as %s, and nothing changed", async (_what, code, attempt) => {
    const transfer = await requested();
    const before = await traces();
    expect((await problem(attempt(transfer))).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
  const sendAs = (t: TransferView, lines: (readonly [string, number])[]) =>
    sendTransfer(packer, { id: t.id, lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })) });

  test.each<[string, string, (t: TransferView) => Promise<unknown>]>([
    ["by the place it came from", "auth.forbidden", (t) => receiveTransfer(packer, whole(t))],
    ["by a stranger", "transfer.not_found", (t) => receiveTransfer(stranger, whole(t))],
    ["in excess", "transfer.too_many", (t) => receiveTransfer(clerk, first(t, 99))],
    ["with a line uncounted", "transfer.lines_open", (t) => receiveTransfer(clerk, first(t, 1))],
  ])("received %s is refused as %s, and nothing changed", async (_what, code, attempt) => {
    const transfer = await sent();
    const before = await traces();
    expect((await problem(attempt(transfer))).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
  const whole = (t: TransferView) => ({ id: t.id, lines: allOf(t) });
  const first = (t: TransferView, received: number) => ({
    id: t.id,
    lines: [{ lineId: t.lines[0]!.id, received }],
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ["an associate", "auth.forbidden", () => requestTransfer(clerk, between("kamppi", "kallio"))],
    ["nobody's manager", "store.not_found", () => requestTransfer(nobody(), between("kamppi", "kallio"))],
    ["to an unknown place", "store.not_found", () => requestTransfer(manager, between("kallio", "oz"))],
    ["to where they are", "input.invalid", () => requestTransfer(manager, between("kallio", "kallio"))],
    ["of an unknown SKU", "variant.not_found", () => requested([{ sku: "GHOST", quantity: 1 }])],
  ])("requested by or %s is refused as %s, and nothing changed", async (_what, code, attempt) => {
    const before = await traces();
    expect((await problem(attempt())).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
  const between = (from: string, to: string) => ({ from, to, lines: [{ sku: "LAMP", quantity: 1 }] });
  const nobody = () => as.manager("019a0000-0000-7000-8000-000000000001");
});

test("transfers are listed for both ends, by state, page by page, and for nobody else", async () => {
  const { id } = await requested();
  for (const [who, store] of [
    [packer, "kamppi"],
    [clerk, "kallio"],
  ] as const)
    expect((await staffTransfers(db(), who, { store, limit: 100 })).map((t) => t.id)).toContain(id);
  expect(await staffTransfers(db(), stranger, { limit: 100 })).toEqual([]);
  const open = await staffTransfers(db(), clerk, { limit: 100 });
  expect(new Set(open.map((t) => t.state))).toEqual(new Set(["requested", "sent"]));
  const [one] = await staffTransfers(db(), clerk, { limit: 1 });
  const rest = await staffTransfers(db(), clerk, { limit: 100, after: one! });
  expect([one, ...rest]).toEqual(open);
  expect((await problem(staffTransfer(db(), stranger, id))).code).toBe("transfer.not_found");
});

describe("goods for a pickup", () => {
  /** An order to collect at Kallio whose goods lie at Kamppi, and the transfer that will bring them. */
  async function shipToStore() {
    const held = await reserve(as.storefront(), { store: "kamppi", lines: twoLines });
    const placed = await placeOrder(as.storefront(), {
      reservations: [held],
      customer: { name: "Maija Meikäläinen", email: "maija@example.com" },
      payment: { method: "pay_in_store" },
    });
    const { fulfillments } = await orderByToken(db(), placed.token);
    const pickup = fulfillments[0]!.id;
    await rows`update fulfillments set location_id = ${world.kallio} where id = ${pickup}`;
    const lines = await rows<{ fulfillmentLineId: string; variantId: string; quantity: number }>`
      select id as "fulfillmentLineId", variant_id as "variantId", ordered as quantity
      from fulfillment_lines where fulfillment_id = ${pickup}`;
    const id = await inTransaction((tx) =>
      requestTransferFor(tx, as.system(), {
        fulfillmentId: pickup,
        fromId: world.kamppi,
        toId: world.kallio,
        lines,
        expectedAt: new Date("2026-12-01T10:00:00Z"),
      }),
    );
    return { pickup, number: placed.number, id, transfer: await see(id) };
  }
  const lies = (pickup: string) => rows`
    select f.stock_location_id, f.state, (select jsonb_object_agg(v.sku, jsonb_build_array(l.allocated, l.short))
      from fulfillment_lines l join variants v on v.id = l.variant_id where l.fulfillment_id = f.id) as lines
    from fulfillments f where f.id = ${pickup}`;
  const asked = (pickup: string) => rows`
    select sp.quantity, sp.reason, sp.choice, sp.deadline > now() + interval '55 minutes' as soon
    from short_picks sp join fulfillment_lines l on l.id = sp.fulfillment_line_id where l.fulfillment_id = ${pickup}`;

  test("are promised where they lie, on the road nowhere, and on arrival at the store", async () => {
    const before = { from: await levelOf(world.kamppi, "LAMP"), to: await levelOf(world.kallio, "LAMP") };
    const { pickup, number, id, transfer } = await shipToStore();
    expect(transfer).toMatchObject({
      pickup: { id: pickup, orderNumber: number },
      expectedAt: "2026-12-01T10:00:00.000Z",
    });
    expect(await levelOf(world.kamppi, "LAMP")).toMatchObject({ allocated: before.from.allocated + 4 });
    await sendTransfer(packer, { id });
    expect(await lies(pickup)).toMatchObject([
      { stock_location_id: world.kamppi, lines: { LAMP: [0, 0], BULB: [0, 0] } },
    ]);
    expect(await levelOf(world.kamppi, "LAMP")).toEqual({
      ...before.from,
      on_hand: before.from.on_hand - 4,
    });
    expect(await checkInvariants(db())).toEqual([]);
    await receiveTransfer(clerk, { id, lines: allOf(await see(id)) });
    expect(await lies(pickup)).toMatchObject([
      { stock_location_id: world.kallio, state: "requested", lines: { LAMP: [4, 0], BULB: [10, 0] } },
    ]);
    expect(await levelOf(world.kallio, "LAMP")).toEqual({
      ...before.to,
      on_hand: before.to.on_hand + 4,
      allocated: before.to.allocated + 4,
    });
    const told = await rows<{
      name: string;
    }>`select name from events where fulfillment_id = ${pickup} order by id`;
    expect(told.map((e) => e.name)).toEqual([
      "transfer.requested",
      "transfer.sent",
      "transfer.received",
      "pickup.goods_arrived",
    ]);
    await cancelPickup(clerk, { id: pickup, reason: "Enough of it" });
    expect(await levelOf(world.kallio, "LAMP")).toMatchObject({ allocated: before.to.allocated });
  });

  test("that are not there when they should leave are short, and the count is corrected", async () => {
    const { pickup, id, transfer } = await shipToStore();
    const before = await levelOf(world.kamppi, "LAMP");
    await sendTransfer(packer, { id, lines: [{ lineId: lineOf(transfer, "LAMP").id, quantity: 1 }] });
    expect(await levelOf(world.kamppi, "LAMP")).toEqual({
      ...before,
      on_hand: before.on_hand - 4,
      allocated: before.allocated - 4,
    });
    expect(await lies(pickup)).toMatchObject([{ lines: { LAMP: [0, 3], BULB: [0, 0] } }]);
    expect(await asked(pickup)).toEqual([{ quantity: 3, reason: "not_found", choice: null, soon: true }]);
    expect(await checkInvariants(db())).toEqual([]);
    await receiveTransfer(clerk, { id, lines: allOf(await see(id)) });
    expect(await lies(pickup)).toMatchObject([{ lines: { LAMP: [1, 3], BULB: [10, 0] } }]);
  });

  test("that got lost on the road are short, and the customer is asked", async () => {
    const { pickup, id, transfer } = await shipToStore();
    await sendTransfer(packer, { id });
    await receiveTransfer(clerk, {
      id,
      lines: [
        { lineId: lineOf(transfer, "LAMP").id, received: 3 },
        { lineId: lineOf(transfer, "BULB").id, received: 10 },
      ],
    });
    expect(await lies(pickup)).toMatchObject([{ lines: { LAMP: [3, 1], BULB: [10, 0] } }]);
    expect(await asked(pickup)).toEqual([{ quantity: 1, reason: "not_found", choice: null, soon: true }]);
    const [said] = await rows<{ data: Record<string, unknown>; location_id: string }>`
      select data, location_id from events where fulfillment_id = ${pickup} and name = 'pickup.line_short'`;
    expect(said).toMatchObject({
      location_id: world.kallio,
      data: { sku: "LAMP", quantity: 1, reason: "not_found", substitute: null },
    });
  });

  test("that nobody wants any more when they arrive go on the shelf", async () => {
    const { pickup, id } = await shipToStore();
    await sendTransfer(packer, { id });
    await cancelPickup(clerk, { id: pickup, reason: "Changed their mind" });
    const before = await levelOf(world.kallio, "BULB");
    await receiveTransfer(clerk, { id, lines: allOf(await see(id)) });
    expect(await levelOf(world.kallio, "BULB")).toEqual({ ...before, on_hand: before.on_hand + 10 });
    expect(await lies(pickup)).toMatchObject([{ state: "cancelled", lines: { LAMP: [0, 0], BULB: [0, 0] } }]);
  });

  test("that nobody wants any more before they leave stay, and the transfer is cancelled with the pickup", async () => {
    const { pickup, id } = await shipToStore();
    await cancelPickup(clerk, { id: pickup, reason: "Changed their mind" });
    expect((await see(id)).state).toBe("cancelled");
    expect(await eventsAbout(id)).toEqual(["transfer.requested", "transfer.cancelled"]);
    expect((await problem(sendTransfer(packer, { id }))).code).toBe("transfer.cancelled");
  });

  test("of a pickup that ended and left its transfer open are not sent", async () => {
    const { pickup, id } = await shipToStore();
    await cancelPickup(clerk, { id: pickup, reason: "Changed their mind" });
    await rows`update transfers set state = 'requested', closed_at = null where id = ${id}`;
    const before = await levelOf(world.kamppi, "LAMP");
    await sendTransfer(packer, { id });
    expect((await see(id)).state).toBe("cancelled");
    expect(await levelOf(world.kamppi, "LAMP")).toEqual(before);
  });

  test("are cancelled with their pickup only, once, and not when they are on the road", async () => {
    const { pickup, id } = await shipToStore();
    expect(await problem(cancelTransfer(manager, { id }))).toMatchObject({
      code: "transfer.for_pickup",
      details: { pickup },
    });
    await cancelPickup(clerk, { id: pickup, reason: "Changed their mind" });
    expect(await inTransaction((tx) => cancelTransferOf(tx, clerk, pickup))).toBe(false);
    expect((await see(id)).state).toBe("cancelled");
    const onTheRoad = await shipToStore();
    await sendTransfer(packer, { id: onTheRoad.id });
    expect(await inTransaction((tx) => cancelTransferOf(tx, clerk, onTheRoad.pickup))).toBe(false);
    expect((await see(onTheRoad.id)).state).toBe("sent");
  });

  test("and their pickup's end meet in any order, and everything agrees", async () => {
    for (const act of ["send", "receive"] as const) {
      const { pickup, id } = await shipToStore();
      if (act === "receive") await sendTransfer(packer, { id });
      const lines = allOf(await see(id));
      const [ended, moved] = await Promise.allSettled([
        cancelPickup(clerk, { id: pickup, reason: "Changed their mind" }),
        act === "send" ? sendTransfer(packer, { id }) : receiveTransfer(clerk, { id, lines }),
      ]);
      expect(ended.status).toBe("fulfilled");
      if (moved.status === "rejected")
        expect([act, moved.reason.code]).toEqual(["send", "transfer.cancelled"]);
      expect(await checkInvariants(db())).toEqual([]);
      expect(await lies(pickup)).toMatchObject([
        { state: "cancelled", lines: { LAMP: [0, 0], BULB: [0, 0] } },
      ]);
    }
  });
});
