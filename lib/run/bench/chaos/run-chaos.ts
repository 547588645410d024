import { setTimeout as sleep } from "node:timers/promises";
import type { Progress } from "../../progress.mjs";
import { type LossyProxy, startLossyProxy } from "../lossy-proxy";
import { randomFor } from "../random";
import { type TwoServers, withTwoServers } from "../two-servers";
import { lookAfterwards, waitForQuiet } from "./aftermath";
import type { ChaosArguments } from "./arguments";
import { supply, work } from "./clerks";
import { Diary } from "./diary";
import type { Caller, Floor } from "./floor";
import { Killer } from "./killer";
import type { Course } from "./report";
import { shop as goShopping } from "./shoppers";
import { type Stage, setStage } from "./stage";
import { Timekeeper } from "./timekeeper";
import { type Expectation, judge } from "./verdict";

const clerksPerStore = 2;
/** Of a hundred answers. */
const answersLost = { http: 3, commits: 2 };

/** A shop full of people, and somebody who kills its processes. */
export async function runChaos(
  asked: ChaosArguments,
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<{ course: Course; expectations: Expectation[] }> {
  const { seed } = asked;
  const lossy: { http: LossyProxy[]; commits: LossyProxy[] } = { http: [], commits: [] };
  const unlucky = (purpose: string, percent: number) => {
    const random = randomFor(seed, purpose);
    return () => random() * 100 < percent;
  };
  const lost = () => ({ http: sum(lossy.http), commits: sum(lossy.commits) });

  const detour = async (address: string) => {
    const url = new URL(address);
    const luck = unlucky("commits whose answer is lost", answersLost.commits);
    const proxy = await startLossyProxy({ host: url.hostname, port: Number(url.port) }, (sent) =>
      isCommit(sent) ? luck() : false,
    );
    lossy.commits.push(proxy);
    url.port = String(proxy.port);
    return { url: url.href, stop: proxy.stop };
  };

  return withTwoServers({ progress, signal, name: "chaos", detour }, async (shop) => {
    try {
      for (const [at, server] of shop.servers.entries()) {
        const luck = unlucky(`answers of server ${at + 1} that are lost`, answersLost.http);
        lossy.http.push(await startLossyProxy({ host: "localhost", port: server.port }, () => luck()));
      }
      const stages = await setStage(shop.db, seed);
      const closing = new AbortController();
      const ending = new AbortController();
      const stop = () => closing.abort();
      signal.addEventListener("abort", stop, { once: true });
      const floor: Floor = {
        doors: lossy.http.map((proxy) => `http://127.0.0.1:${proxy.port}`),
        underWay: lossy.http.map(() => 0),
        diary: new Diary(),
        closing: closing.signal,
        signal: AbortSignal.any([signal, ending.signal]),
      };
      const timekeeper = new Timekeeper();
      const killer = new Killer(shop);
      const began = performance.now();
      await progress.step(`${asked.minutes} minutes of it`, async () => {
        const time = sleep(asked.minutes * 60_000, undefined, { signal: closing.signal }).catch(() => {});
        const everything = [
          ...everybody(floor, asked, shop, stages, timekeeper),
          killer.roam(floor, asked),
          timekeeper.keep(shop.db, closing.signal),
        ];
        try {
          await Promise.race([Promise.all([time, killer.everybodyStruck]), Promise.all(everything)]);
          stop();
          await Promise.all(everything);
        } catch (error) {
          // Nobody may go on asking, or start a server again, once everything is being stopped.
          stop();
          ending.abort();
          await Promise.allSettled(everything);
          throw error;
        }
      });
      signal.throwIfAborted();
      const seconds = (performance.now() - began) / 1000;
      const jobsLeft = await progress.step("Wait until all is quiet", () => waitForQuiet(shop.db));
      const after = await progress.step("Compare", () => lookAfterwards(shop.db));
      const { diary } = floor;
      const kills = killer.struck.length;
      return {
        course: { diary, seconds, struck: killer.struck, answersLost: lost(), lapsed: timekeeper.lapsed },
        expectations: judge({
          diary,
          after,
          jobsLeft,
          othersEnded: killer.othersEnded(),
          kills,
          answersLost: lost(),
        }),
      };
    } finally {
      for (const proxy of lossy.http) await proxy.stop();
    }
  });
}

const sum = (proxies: readonly LossyProxy[]) => proxies.reduce((n, proxy) => n + proxy.lost(), 0);

/** As the driver sends it: a query of its own. */
const isCommit = (sent: Buffer): boolean => sent.includes("commit\0");

function everybody(
  floor: Floor,
  { seed, shoppers }: ChaosArguments,
  shop: TwoServers,
  stages: readonly Stage[],
  timekeeper: Timekeeper,
): Promise<void>[] {
  const caller = (apiKey: string, who: string): Caller => ({ apiKey, random: randomFor(seed, who) });
  const shopping = Array.from({ length: shoppers }, (_, n) =>
    goShopping(floor, caller(shop.apiKey, `shopper ${n}`), stages, timekeeper),
  );
  const working = stages.flatMap((stage) => [
    ...Array.from({ length: clerksPerStore }, (_, n) => {
      const who = `clerk ${n} of ${stage.store}`;
      const crew = {
        clerk: caller(stage.clerk, who),
        manager: caller(stage.manager, `manager beside ${who}`),
        storefront: caller(shop.apiKey, `customer of ${who}`),
        timekeeper,
      };
      return work(floor, crew, stage);
    }),
    supply(floor, caller(stage.manager, `supplier of ${stage.store}`), stage),
  ]);
  return [...shopping, ...working];
}
