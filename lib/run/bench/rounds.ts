import type { BenchArguments } from "./arguments";
import { askAllAtOnce, type CrowdOutcome } from "./crowd";
import { type Aftermath, type Goods, leaveLast, lookAfterwards } from "./goods";
import { draw, randomFor } from "./random";
import { killPostgres, killServer, type Strike, type Struck } from "./strikes";
import type { TwoServers } from "./two-servers";

export const store = "kallio";

export type Plan = { name: string; strike: Strike | null };

export const plans: readonly Plan[] = [
  { name: "nothing killed", strike: null },
  { name: "a server killed", strike: killServer(1) },
  { name: "Postgres killed", strike: killPostgres },
];

export type Round = CrowdOutcome & {
  name: string;
  goods: Goods;
  struck: Struck | null;
  after: Aftermath;
  stillUp: boolean;
};

/** One crowd and one thing to be had, with what the database says when it is over. */
export async function runRound(
  shop: TwoServers,
  plan: Plan,
  goods: Goods,
  { people, units, seed }: BenchArguments,
  signal: AbortSignal,
): Promise<Round> {
  await leaveLast(shop.db, goods, units);
  // While things are still to be had, so that holds are cut off between their making and their answer.
  const strikeAfter = draw(randomFor(seed, plan.name), 1, Math.max(1, Math.floor(units / 2)));
  let striking: Promise<Struck> | null = null;
  const outcome = await askAllAtOnce({
    servers: shop.servers.map((server) => server.url),
    apiKey: shop.apiKey,
    store,
    sku: goods.sku,
    people,
    seed,
    signal,
    onAnswer(standing) {
      if (!plan.strike || standing.answered !== strikeAfter) return;
      striking = plan.strike(shop, standing);
      // Awaited below; until then a failure must not end the process.
      striking.catch(() => {});
    },
  });
  const struck: Struck | null = await (striking as Promise<Struck> | null);
  await Promise.all(shop.servers.map((server) => server.ready(signal)));
  return {
    ...outcome,
    name: plan.name,
    goods,
    struck,
    after: await lookAfterwards(shop.db, goods),
    stillUp: shop.worker.isUp() && shop.servers.every((server) => server.isUp()),
  };
}
