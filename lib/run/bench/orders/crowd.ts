import { percentile } from "../table";

/** How a number of clients fared who did the same thing one after the other for some time. */
export type Rate = { perSecond: number; p50: number; p99: number; done: number };

/** The middle of some values. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** So many clients do a thing again and again until the time is over. A failure ends it all. */
export async function keepDoing(clients: number, seconds: number, thing: () => Promise<void>): Promise<Rate> {
  const took: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const start = performance.now();
        await thing();
        took.push(performance.now() - start);
      }
    }),
  );
  const elapsed = (performance.now() - began) / 1000;
  return {
    perSecond: took.length / elapsed,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
    done: took.length,
  };
}
