import { draw } from "../random";
import { ask, type Caller, type Floor, pick } from "./floor";
import type { Stage } from "./stage";
import type { Timekeeper } from "./timekeeper";

type Held = { id: string; token: string };
type Order = {
  number: string;
  state: string;
  totals: { total: { amount: number } };
  fulfillments: { id: string; lines: { sku: string; ordered: number }[] }[];
};

/** Comes, holds things, and orders them, or does not; again and again. */
export async function shop(
  floor: Floor,
  caller: Caller,
  stages: readonly Stage[],
  timekeeper: Timekeeper,
): Promise<void> {
  while (!floor.closing.aborted) {
    const held = await hold(floor, caller, pick(caller.random, stages));
    if (!held) continue;
    const mood = caller.random();
    if (mood < 0.12) timekeeper.letLapse(held.id);
    else if (mood < 0.2) await letGo(floor, caller, held);
    else await order(floor, caller, held, stages, mood);
  }
}

async function hold(floor: Floor, caller: Caller, stage: Stage): Promise<Held | null> {
  const { random } = caller;
  const skus = new Set(Array.from({ length: draw(random, 1, 3) }, () => pick(random, stage.skus)));
  const lines = [...skus].map((sku) => ({ sku, quantity: draw(random, 1, 2) }));
  const windowId = random() < 0.3 ? pick(random, stage.windows) : undefined;
  const told = await ask(floor, caller, "reserve", {
    method: "POST",
    path: "/reservations",
    body: { store: stage.store, lines, ...(windowId ? { windowId } : {}) },
  });
  if (told.status !== 201) return null;
  const held = told.body as Held & { lines: { sku: string; quantity: number }[] };
  floor.diary.say("reservation.created", held.id);
  floor.diary.held.push({ id: held.id, lines: held.lines });
  return { id: held.id, token: held.token };
}

async function letGo(floor: Floor, caller: Caller, { id }: Held): Promise<void> {
  const told = await ask(floor, caller, "release", { method: "DELETE", path: `/reservations/${id}` });
  const word = { event: "reservation.released", subject: id };
  if (told.status < 300) floor.diary.words.push(word);
  // This call takes no key: after a lost answer, "not held" may be one's own doing.
  else if (told.retries.length > 0) floor.diary.perhaps.push(word);
}

async function order(
  floor: Floor,
  caller: Caller,
  held: Held,
  stages: readonly Stage[],
  mood: number,
): Promise<void> {
  const reservations = [held];
  if (mood < 0.35) {
    const more = await hold(floor, caller, pick(caller.random, stages));
    if (more) reservations.push(more);
  } else if (mood < 0.45) {
    const { status } = await ask(floor, caller, "extend", {
      method: "POST",
      path: `/reservations/${held.id}/extend`,
      body: {},
    });
    if (status === 200) floor.diary.say("reservation.extended", held.id);
  }
  const told = await ask(floor, caller, "order", {
    method: "POST",
    path: "/orders",
    body: {
      reservations,
      customer: { name: "Maija Meikäläinen", email: "maija@example.com" },
      payment: { method: caller.random() < 0.7 ? "pay_in_store" : "demo_card" },
    },
  });
  if (told.status !== 201) return;
  const placed = told.body as Order;
  if (placed.state === "pending_payment") {
    // Nobody knows yet whether its card pays; nobody was told that it is placed.
    floor.diary.perhaps.push({ event: "order.placed", subject: placed.number });
    return;
  }
  floor.diary.say("order.placed", placed.number);
  floor.diary.ordered.push({
    id: placed.number,
    total: placed.totals.total.amount,
    lines: placed.fulfillments.flatMap((f) => f.lines.map((l) => ({ sku: l.sku, quantity: l.ordered }))),
  });
  if (caller.random() < 0.12) await callOff(floor, caller, placed.number);
}

async function callOff(floor: Floor, caller: Caller, number: string): Promise<void> {
  const told = await ask(floor, caller, "cancel order", {
    method: "POST",
    path: `/orders/${number}/cancel`,
    body: {},
  });
  if (told.status === 200) floor.diary.calledOff.add(number);
}
