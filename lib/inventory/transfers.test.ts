import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import {
  allOf,
  eventsAbout,
  lineOf,
  requested,
  see,
  sent,
  traces,
  transferStage,
  twoLines,
} from "@/db/testing/transfers";
import { as, levelOf, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { receiveTransfer } from "./receive-transfer";
import { requestTransfer } from "./request-transfer";
import { reserve } from "./reserve";
import { sendTransfer } from "./send-transfer";
import { staffTransfer, staffTransfers } from "./transfer-queries";

testDatabase();

let world: World;
let packer: Ctx;
let clerk: Ctx;
let stranger: Ctx;
beforeAll(async () => {
  ({ world, packer, clerk, stranger } = await transferStage());
});

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

test("transfers are listed for both ends, by state, page by page, and for nobody else", async () => {
  const { id } = await requested();
  await sent();
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
