import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { buildWorld } from "@/db/testing/world";
import { newId } from "@/lib/kernel/id";
import type { Call } from "./_contract/call";
import { calls } from "./_contract/calls";
import { listStockCall } from "./_contract/stock";
import {
  cancelTransferCall,
  getTransferCall,
  listTransfersCall,
  receiveTransferCall,
  requestTransferCall,
  sendTransferCall,
} from "./_contract/transfers";
import { type Caller, ok, refused } from "./_testing/api";
import { expectEveryCallAnswered } from "./_testing/areas";
import { keyOf } from "./_testing/callers";

testDatabase();
let sender: Caller;
let receiver: Caller;
let manager: Caller;
beforeAll(async () => {
  await buildWorld([
    { sku: "RYE", price: 420, kallio: 30, kamppi: 300 },
    { sku: "JAM", price: 390, kamppi: 300 },
  ]);
  sender = await keyOf("associate", "kamppi");
  receiver = await keyOf("associate", "kallio");
  manager = await keyOf("manager", "kallio");
});

const body = {
  from: "kamppi",
  to: "kallio",
  lines: [
    { sku: "RYE", quantity: 5 },
    { sku: "JAM", quantity: 2 },
  ],
  note: "For Saturday",
};
const requested = () => ok(requestTransferCall, { ...manager, body });
const stockOf = async (caller: Caller, sku: string) =>
  (await ok(listStockCall, { ...caller, query: { sku } })).data[0]?.onHand;
const traces = () => rows`
  select (select jsonb_agg(to_jsonb(t) order by t.id) from transfers t) as transfers,
    (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select count(*) from events) as events`;

describe("a transfer over the API", () => {
  it("is requested, sent and received, each once for a key", async () => {
    const before = await stockOf(receiver, "RYE");
    const { id, state, lines, note } = await requested();
    expect(await ok(getTransferCall, { ...receiver, params: { id } })).toMatchObject({ id, state, note });
    expect([state, note, lines.map((l) => l.sku)]).toEqual(["requested", "For Saturday", ["JAM", "RYE"]]);
    const send = { ...sender, params: { id }, key: newId(), body: {} };
    const sent = await ok(sendTransferCall, send);
    expect(await ok(sendTransferCall, send)).toEqual(sent);
    expect(sent.lines.map((l) => l.sent)).toEqual([2, 5]);
    const received = await ok(receiveTransferCall, {
      ...receiver,
      params: { id },
      body: { lines: sent.lines.map((l) => ({ lineId: l.id, received: l.sku === "RYE" ? 4 : l.sent })) },
    });
    expect(received).toMatchObject({ state: "received", lines: [{ received: 2 }, { received: 4 }] });
    expect(await stockOf(receiver, "RYE")).toBe(before! + 4);
    expect(await stockOf(receiver, "JAM")).toBe(2);
  });

  it("is listed for both ends by state, page by page", async () => {
    const { id } = await requested();
    await requested();
    for (const caller of [sender, receiver]) {
      const seen: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const query: Record<string, string> = { limit: "1", ...(cursor ? { cursor } : {}) };
        const page = await ok(listTransfersCall, { ...caller, query });
        seen.push(...page.data.map((t) => t.id));
        cursor = page.nextCursor;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toContain(id);
    }
    await ok(cancelTransferCall, { ...manager, params: { id }, body: {} });
    const cancelled = await ok(listTransfersCall, { ...sender, query: { state: "cancelled" } });
    expect(cancelled.data.map((t) => t.id)).toEqual([id]);
    await refused(listTransfersCall, "store.not_found", { ...sender, query: { store: "kallio" } });
  });

  it("is nobody's who works elsewhere, for every call about one, and nothing changes", async () => {
    const { id, lines } = await requested();
    await rows`insert into stock_locations (id, slug, kind, name, street, postal_code, city, country_code, latitude,
      longitude, time_zone) values (${newId()}, 'turku', 'store', 'Turku', 'Street 1', '20100', 'Turku', 'FI', 60.4, 22.2,
      'Europe/Helsinki')`;
    const stranger = await keyOf("manager", "turku");
    const bodies: Record<string, unknown> = {
      receiveTransfer: { lines: [{ lineId: lines[0]!.id, received: 1 }] },
    };
    const before = await traces();
    const aboutOne = calls.filter((c) => c.path.startsWith("/staff/transfers/{id}"));
    expect(aboutOne.length).toBe(4);
    for (const call of aboutOne)
      await refused(call as Call, "transfer.not_found", {
        ...stranger,
        params: { id },
        body: bodies[call.operation],
      });
    await refused(requestTransferCall, "store.not_found", { ...stranger, body });
    await refused(getTransferCall, "transfer.not_found", { ...sender, params: { id: "nothing" } });
    expect(await traces()).toEqual(before);
  });
});

it("every call of its own was told of", () => {
  expectEveryCallAnswered("staff-transfers");
});
