import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { type Db, rowsOf } from "@/db/client";
import { jobs } from "@/lib/jobs";
import { line } from "@/lib/payments/providers/demo/line";
import { sign } from "@/lib/payments/providers/demo/signature";
import { noticeOf } from "@/lib/payments/providers/demo/tell-shop";
import { draw, randomFor } from "../random";

/** As many as a company has under way to one shop. */
const lettersAtOnce = 8;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** What became of the calls to the provider, and of what it told. */
export type Weather = {
  calls: number;
  lost: Map<string, number>;
  told: number;
  /** Webhooks that the shop took, and those that it did not. */
  notices: number;
  unheard: number;
};

/** Has the line to the demo provider lose one call in so many, at each end of each of its verbs, and answer late. */
export function breakLine(seed: number, oneIn: number): Weather {
  const random = randomFor(seed, "line");
  const weather: Weather = { calls: 0, lost: new Map(), told: 0, notices: 0, unheard: 0 };
  line.breaks = (kind, where) => {
    if (where === "there") weather.calls++;
    if (random() >= 1 / oneIn) return false;
    const point = `${kind} ${where}`;
    weather.lost.set(point, (weather.lost.get(point) ?? 0) + 1);
    return true;
  };
  line.slow = () => pause(random() * 200);
  return weather;
}

/** The line as it is. */
export function mendLine(): void {
  line.breaks = () => false;
  line.slow = () => Promise.resolve();
}

/**
 * The postman of the demo provider: everything it has to tell is told one to five times, each after a time of its own, so
 * in no order at all; some of it before the shop has its answer. Over HTTP to a served shop, signatures and all.
 * @param origin of the shop that is told
 */
export function startPostman(
  db: Db,
  origin: string,
  seed: number,
  weather: Weather,
): { stop: () => Promise<void> } {
  const random = randomFor(seed, "postman");
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  let busy = 0;
  const tell = async (call: string) => {
    await pause(random() * (random() < 0.5 ? 50 : 5_000));
    while (busy >= lettersAtOnce) await pause(10);
    busy++;
    try {
      const body = await noticeOf(call);
      if (!body) return;
      const answer = await fetch(`${origin}/api/payments/demo/webhook`, {
        method: "POST",
        headers: { "content-type": "application/json", "demo-signature": sign(body) },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the shop answered a webhook with ${answer.status}`);
      weather.notices++;
    } catch (error) {
      weather.unheard++;
      throw error;
    } finally {
      busy--;
    }
  };
  const rounds = (async () => {
    while (!stopped) {
      const calls = rowsOf<{ key: string }>(
        await db.execute(sql`
          update demo_provider_calls set told_at = now()
          where key in (select key from demo_provider_calls where told_at is null limit 50) returning key`),
      );
      weather.told += calls.length;
      for (const { key } of calls)
        for (let times = draw(random, 1, 5); times > 0; times--) {
          const told = tell(key).catch((error: unknown) => console.error("postman:", error));
          underWay.add(told);
          void told.finally(() => underWay.delete(told));
        }
      await pause(20);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await rounds;
      await Promise.all(underWay);
    },
  };
}

/** What a worker does about payments, in this process: its queue as jobs come, the reconciler by its clock. */
export async function startPaymentWorker(
  pool: { query: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> },
  reconcile: () => Promise<void>,
): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", (error) => console.error("job queue:", error.message));
  await boss.start();
  const rhythm = {
    pollingIntervalSeconds: 0.5,
    batchSize: 10,
    burstWhenBatchFull: true,
    localConcurrency: 2,
  };
  await boss.work("payments", rhythm, async (batch) => {
    await Promise.all(batch.map((job) => jobs.payments(job.data)));
  });
  const clock = setInterval(() => {
    reconcile().catch((error: unknown) => console.error("reconciler:", error));
  }, 60_000);
  return {
    async stop() {
      clearInterval(clock);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
