import type pg from "pg";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { type Cost, costOf } from "./cost";
import { keepDoing, median, type Rate } from "./crowd";
import { type Guest, guestCtx, orderOf, type Shelves, wish } from "./shop";
import { tpcbTransaction } from "./tpcb";

/** A whole guest checkout through the commands: goods and a place in a window held, then ordered. */
export async function checkout(guest: Guest, shelves: Shelves): Promise<void> {
  const ctx = guestCtx(guest);
  const held = await reserve(ctx, wish(shelves));
  await placeOrder(ctx, { ...orderOf(guest), reservations: [held] });
}

/** At a number of clients: medians over the rounds, and the median of each round's own ratio. */
export type Comparison = { clients: number; tpcb: Rate; checkout: Rate; ratio: number };

type Plan = { rounds: number; seconds: number; clients: readonly number[] };

/** Takes turns, so that whatever else the machine does meets both alike. */
export async function compare(
  pool: pg.Pool,
  nextGuest: () => Guest,
  shelves: Shelves,
  plan: Plan,
): Promise<Comparison[]> {
  const seen = new Map(plan.clients.map((n) => [n, { tpcb: [] as Rate[], checkout: [] as Rate[] }]));
  for (let round = 0; round < plan.rounds; round++)
    for (const [clients, { tpcb, checkout: checkouts }] of seen) {
      tpcb.push(await keepDoing(clients, plan.seconds, () => tpcbTransaction(pool)));
      checkouts.push(await keepDoing(clients, plan.seconds, () => checkout(nextGuest(), shelves)));
    }
  return [...seen].map(([clients, { tpcb, checkout: checkouts }]) => ({
    clients,
    tpcb: middle(tpcb),
    checkout: middle(checkouts),
    ratio: median(checkouts.map((c, i) => c.perSecond / tpcb[i]!.perSecond)),
  }));
}

const middle = (rates: readonly Rate[]): Rate => ({
  perSecond: median(rates.map((r) => r.perSecond)),
  p50: median(rates.map((r) => r.p50)),
  p99: median(rates.map((r) => r.p99)),
  done: rates.reduce((sum, r) => sum + r.done, 0),
});

/** What a checkout costs, over so many of them, one after the other. */
export const costOfCheckouts = (
  pool: pg.Pool,
  howMany: number,
  nextGuest: () => Guest,
  shelves: Shelves,
): Promise<Cost> =>
  costOf(pool, howMany, async () => {
    for (let n = 0; n < howMany; n++) await checkout(nextGuest(), shelves);
  });
