import { newId } from "@/lib/kernel/id";
import { askUntilAnswered, type Told } from "./person";
import { draw, randomFor } from "./random";

/** How things stand while a crowd asks. */
export type Standing = {
  people: number;
  answered: number;
  /** Requests without an answer yet, per server. */
  underWay: number[];
};

export type CrowdOptions = {
  servers: readonly string[];
  apiKey: string;
  store: string;
  sku: string;
  people: number;
  seed: number;
  signal: AbortSignal;
  /** Called as each person has the last word, in the order that happens. */
  onAnswer: (standing: Standing) => void;
};

export type CrowdOutcome = { told: Told[]; seconds: number };

/** Everybody asks for one unit at the same moment, half of them at each server. */
export async function askAllAtOnce(options: CrowdOptions): Promise<CrowdOutcome> {
  const { servers, people, seed, sku } = options;
  const standing: Standing = { people, answered: 0, underWay: servers.map(() => 0) };
  const shift = draw(randomFor(seed, `${sku} who asks whom`), 0, servers.length - 1);
  const began = performance.now();
  const told = await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      const answer = await askUntilAnswered({
        servers,
        first: (person + shift) % servers.length,
        method: "POST",
        path: "/reservations",
        apiKey: options.apiKey,
        key: newId(),
        body: { store: options.store, lines: [{ sku, quantity: 1 }] },
        random: randomFor(seed, `${sku} person ${person}`),
        signal: options.signal,
        underWay: (server, change) => {
          standing.underWay[server]! += change;
        },
      });
      standing.answered += 1;
      options.onAnswer(standing);
      return answer;
    }),
  );
  return { told, seconds: (performance.now() - began) / 1000 };
}
