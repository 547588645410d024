import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { sayArrived, sayOnMyWay } from "./arrival";
import { bringOut } from "./bring-out";
import { cancelPickup } from "./cancel-pickup";
import { changePickupPerson } from "./change-pickup-person";
import { changeStore } from "./change-store";
import { convertToDelivery } from "./convert-to-delivery";
import { expirePickup } from "./expire-pickups";
import { extendPickup } from "./extend-pickup";
import { markCollected } from "./mark-collected";
import { markReady } from "./mark-ready";
import { outcomeTable, type Verb, verbNames, verbs } from "./outcomes";
import { pickLine } from "./pick-line";
import { putBack } from "./put-back";
import { reissueCode } from "./reissue-code";
import { reschedulePickup } from "./reschedule-pickup";
import { revokeCode } from "./revoke-code";
import { shortLine } from "./short-line";
import { startPicking } from "./start-picking";
import { type PickupState, pickupStates } from "./states";
import { undoPress } from "./undo-press";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([{ sku: "RYE", price: 420, kallio: 900, kamppi: 900 }]);
});

const clerk = () => as.clerk(world.kallio);
const lineOf = async (p: PlacedPickup) => (await partsOf(p.token)).find((f) => f.id === p.id)!.lines[0]!.id;
const byId = (p: PlacedPickup) => ({
  id: p.id,
  verification: { method: "id_document" as const },
  collectedBy: { name: "Emmi Virta", relation: "customer" },
  payment: { method: "cash" as const },
});
const waitedInVain = ({ id }: PlacedPickup) =>
  rows`update fulfillments set pickup_by = now() - interval '1 second' where id = ${id} and state = 'ready'`;
const address = {
  name: "Emmi Virta",
  street: "Kuja 1",
  postalCode: "00500",
  city: "Helsinki",
  countryCode: "FI",
};

/** Each verb, said by whoever may, with all that it asks for. */
const say: Record<Verb, (p: PlacedPickup) => Promise<unknown>> = {
  startPicking: ({ id }) => startPicking(clerk(), { id }),
  pickLine: async (p) => pickLine(clerk(), { id: p.id, lineId: await lineOf(p), quantity: 1 }),
  shortLine: async (p) =>
    shortLine(clerk(), { id: p.id, lineId: await lineOf(p), quantity: 1, reason: "damaged" }),
  markReady: ({ id }) => markReady(clerk(), { id, allPicked: true }),
  bringOut: async ({ shopper, number, id }) => {
    await sayArrived(shopper, { number, id }).catch(() => {});
    await bringOut(clerk(), { id });
  },
  collectPart: async (p) =>
    markCollected(clerk(), {
      ...byId(p),
      lines: [{ lineId: await lineOf(p), collected: 1 }],
      rest: "later",
    }),
  markCollected: (p) => markCollected(clerk(), byId(p)),
  undoPress: ({ id }) => undoPress(as.manager(world.kallio), { id }),
  cancelPickup: ({ id }) => cancelPickup(clerk(), { id, reason: "The shelf fell over" }),
  putBack: ({ id }) => putBack(clerk(), { id }),
  reissueCode: ({ id }) => reissueCode(clerk(), { id }),
  revokeCode: ({ id }) => revokeCode(clerk(), { id }),
  sayOnMyWay: ({ shopper, number, id }) => sayOnMyWay(shopper, { number, id }),
  sayArrived: ({ shopper, number, id }) => sayArrived(shopper, { number, id, bay: "2" }),
  extendPickup: ({ shopper, number, id }) => extendPickup(shopper, { number, id }),
  reschedulePickup: ({ shopper, number, id }) => reschedulePickup(shopper, { number, id, windowId: null }),
  changeStore: ({ shopper, number, id }) => changeStore(shopper, { number, id, store: "kamppi" }),
  convertToDelivery: ({ shopper, number, id }) => convertToDelivery(shopper, { number, id, address }),
  changePickupPerson: ({ shopper, number, id }) =>
    changePickupPerson(shopper, { number, id, name: "Otso Virta" }),
  expirePickup: async ({ id }) => expirePickup(as.system(), { id }),
};

async function someWindow(): Promise<string> {
  const store = await storeBySlug(db(), "kallio");
  const taken = await rows<{
    starts_at: string;
  }>`select starts_at from pickup_windows where booked >= capacity`;
  const full = new Set(taken.map((w) => new Date(w.starts_at).getTime()));
  return windowsOf(store, new Date(), 3).findLast((w) => !full.has(w.startsAt.getTime()))!.id;
}

/** A pickup in this state, by the way that leaves most behind: what ended was ready before. */
async function pickupIn(state: PickupState, verb: Verb): Promise<PlacedPickup> {
  const paid = verb === "convertToDelivery" ? "demo_card" : "pay_in_store";
  const windowId = verb === "reschedulePickup" ? await someWindow() : undefined;
  const lines = [{ sku: "RYE", quantity: 3 }];
  const placed = await orderedAt("kallio", lines, { paid, ...(windowId ? { windowId } : {}) });
  const far = state === "requested" || state === "picking" ? state : "ready";
  await bringTo(far, world.kallio, placed.id);
  if (state === "collected") await markCollected(clerk(), byId(placed));
  if (state === "cancelled") await cancelPickup(clerk(), { id: placed.id, reason: "The shelf fell over" });
  if (state === "expired" || verb === "expirePickup") await waitedInVain(placed);
  if (state === "expired") await expirePickup(as.system(), { id: placed.id });
  return placed;
}

/** Everything about a pickup and its order that a verb could change. */
const traces = (id: string) =>
  rows`
    select to_jsonb(f) as fulfillment, to_jsonb(o) as "order",
      (select jsonb_agg(to_jsonb(l) order by l.id) from fulfillment_lines l where l.fulfillment_id = f.id) as lines,
      (select jsonb_agg(to_jsonb(x)) from fulfillments x where x.order_id = f.order_id) as parts,
      (select jsonb_agg(to_jsonb(p)) from payments p where p.order_id = f.order_id) as payments,
      (select jsonb_agg(to_jsonb(w)) from pickup_windows w where w.id = f.window_id) as window,
      (select count(*) from events e where e.order_id = f.order_id) as events,
      (select jsonb_agg(to_jsonb(s) order by s.location_id) from stock_levels s) as stock
    from fulfillments f join orders o on o.id = f.order_id where f.id = ${id}`;

const stateOf = async (id: string) =>
  (await rows<{ state: string }>`select state from fulfillments where id = ${id}`)[0]!.state;

describe.each(pickupStates.states.map((state) => [state]))("in %s", (state) => {
  test.each(verbNames.map((verb) => [verb, verbs[verb].in(state)] as const))(
    "%s: %o",
    async (verb, expected) => {
      const pickup = await pickupIn(state, verb);
      const before = await traces(pickup.id);
      if ("refused" in expected) {
        expect((await problem(say[verb](pickup))).code).toBe(expected.refused);
        expect(await traces(pickup.id)).toEqual(before);
        return;
      }
      await say[verb](pickup);
      expect(await stateOf(pickup.id)).toBe("to" in expected ? expected.to : state);
      expect(await traces(pickup.id)).not.toEqual(before);
    },
  );
});

test("everything agrees after the walk", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});

test("the README has the table as it is", async () => {
  const path = fileURLToPath(new URL("README.md", import.meta.url));
  const marked = /(<!-- outcomes -->\n)[\s\S]*(<!-- \/outcomes -->)/;
  const text = await readFile(path, "utf8");
  expect(text).toMatch(marked);
  await expect(text.replace(marked, `$1\n${outcomeTable()}\n\n$2`)).toMatchFileSnapshot(path);
});
