import { setTimeout as sleep } from "node:timers/promises";
import { draw } from "../random";
import { ask, type Caller, type Floor, pick } from "./floor";
import type { Stage } from "./stage";
import type { Timekeeper } from "./timekeeper";

type Pickup = {
  id: string;
  state: "requested" | "picking" | "ready";
  order: { number: string };
  lines: { id: string; sku: string; ordered: number; picked: number; short: number; collected: number }[];
  payment: { method: string } | null;
};

/** Those who work at a store; a storefront speaks for the customer who stands there. */
export type Crew = { clerk: Caller; manager: Caller; storefront: Caller; timekeeper: Timekeeper };

/** Takes something on the board one step further, again and again. Those of one store get in each other's way. */
export async function work(floor: Floor, crew: Crew, { store }: Stage): Promise<void> {
  const { clerk } = crew;
  while (!floor.closing.aborted) {
    const told = await ask(floor, clerk, "board", {
      method: "GET",
      path: `/staff/pickups?store=${store}&state=requested,picking,ready&limit=30`,
    });
    const pickups = (told.body as { data?: Pickup[] } | null)?.data ?? [];
    if (pickups.length === 0) {
      await sleep(200, undefined, { signal: floor.closing }).catch(() => {});
      continue;
    }
    const pickup = pick(clerk.random, pickups);
    await step[pickup.state](floor, crew, pickup);
  }
}

/** What the shop's own words are for a clerk's press, and whether it came about. */
async function press(
  floor: Floor,
  caller: Caller,
  { id }: Pickup,
  [kind, path, event]: readonly [kind: string, path: string, event: string | ((state: unknown) => string)],
  body: object = {},
): Promise<boolean> {
  const told = await ask(floor, caller, kind, { method: "POST", path: `/staff/pickups/${id}/${path}`, body });
  if (told.status !== 200) return false;
  const { state } = told.body as { state?: unknown };
  floor.diary.say(typeof event === "string" ? event : event(state), id);
  return true;
}

const cancel = ["cancel pickup", "cancel", "pickup.cancelled"] as const;

const step: Record<Pickup["state"], (floor: Floor, crew: Crew, pickup: Pickup) => Promise<unknown>> = {
  async requested(floor, { clerk }, pickup) {
    if (clerk.random() < 0.05) return press(floor, clerk, pickup, cancel, { reason: "The shelf fell over" });
    return press(floor, clerk, pickup, ["start picking", "start-picking", "pickup.picking_started"]);
  },

  async picking(floor, crew, pickup) {
    const { clerk } = crew;
    const line = pick(clerk.random, pickup.lines);
    if (clerk.random() < 0.1 && line.ordered > line.short && pickup.lines.length > 1) {
      const said = { quantity: 1, reason: "not_found" };
      await press(floor, clerk, pickup, ["short", `lines/${line.id}/short`, "pickup.line_short"], said);
    }
    const ready = await press(floor, clerk, pickup, ["ready", "ready", "pickup.ready"], { allPicked: true });
    if (ready && clerk.random() < 0.3) await arrive(floor, crew, pickup);
  },

  async ready(floor, { clerk, manager, timekeeper }, pickup) {
    const mood = clerk.random();
    if (mood < 0.06) return timekeeper.letPickupLapse(pickup.id);
    if (mood < 0.09) return press(floor, clerk, pickup, cancel, { reason: "Dropped" });
    const line = pickup.lines.find((l) => l.picked - l.collected > 1);
    const inPart = mood < 0.25 && line !== undefined;
    const rest = inPart && mood < 0.2 ? "later" : "refused";
    const collected = await press(
      floor,
      clerk,
      pickup,
      // A part may turn out to be the last one, when a colleague handed over the other: the answer says so.
      [
        "collect",
        "collect",
        (state) => (state === "collected" ? "pickup.collected" : "pickup.part_collected"),
      ],
      {
        verification: { method: "id_document" },
        collectedBy: { name: "Maija Meikäläinen", relation: "customer" },
        ageChecked: true,
        ...(inPart ? { lines: [{ lineId: line.id, collected: 1 }], rest } : {}),
        ...(pickup.payment?.method === "pay_in_store" ? { payment: { method: "cash" } } : {}),
      },
    );
    if (collected && rest === "refused" && clerk.random() < 0.08)
      await press(floor, manager, pickup, ["undo", "undo", "pickup.undone"], { verb: "markCollected" });
  },
};

/** The customer is on the way, and there. */
async function arrive(floor: Floor, { storefront }: Crew, { id, order }: Pickup): Promise<void> {
  const path = `/orders/${order.number}/fulfillments/${id}`;
  const onMyWay = await ask(floor, storefront, "on my way", {
    method: "POST",
    path: `${path}/on-my-way`,
    body: {},
  });
  if (onMyWay.status === 200) floor.diary.say("pickup.on_my_way", id);
  const bay = String(draw(storefront.random, 1, 4));
  const arrived = await ask(floor, storefront, "arrived", {
    method: "POST",
    path: `${path}/arrived`,
    body: { bay },
  });
  if (arrived.status === 200) floor.diary.say("pickup.arrived", id);
}

/** Brings more of what sells, so that the shop does not run dry; sometimes takes some away that is broken. */
export async function supply(floor: Floor, caller: Caller, { store, skus }: Stage): Promise<void> {
  while (!floor.closing.aborted) {
    const sku = pick(caller.random, skus);
    const change =
      caller.random() < 0.2
        ? { delta: -1, reason: "damaged" }
        : { delta: draw(caller.random, 2, 6), reason: "found" };
    const body = { store, sku, ...change };
    const told = await ask(floor, caller, "adjust stock", {
      method: "POST",
      path: "/staff/stock/adjustments",
      body,
    });
    if (told.status === 200) floor.diary.say("stock.adjusted", `${store} ${sku}`);
    await sleep(draw(caller.random, 100, 500), undefined, { signal: floor.closing }).catch(() => {});
  }
}
