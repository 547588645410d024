import { setTimeout as sleep } from "node:timers/promises";
import type { Part } from "../../server.mjs";
import { randomFor } from "../random";
import { killPostgres, killServer, killWorker, type Strike, type Struck } from "../strikes";
import type { TwoServers } from "../two-servers";
import type { Floor } from "./floor";

const strikes: readonly Strike[] = [killServer(0), killServer(1), killWorker, killPostgres];

/** Kills one after the other, and remembers who ended by whose hand. */
export class Killer {
  readonly struck: Struck[] = [];
  /** Settles once everybody was killed at least once. */
  readonly everybodyStruck: Promise<void>;
  private allStruck!: () => void;
  private readonly seen = new Set<Part>();
  private readonly killed = new Set<Part>();

  constructor(private readonly shop: TwoServers) {
    this.everybodyStruck = new Promise((resolve) => {
      this.allStruck = resolve;
    });
    this.look();
  }

  private look(): void {
    for (const part of [...this.shop.servers, this.shop.worker]) this.seen.add(part);
  }

  /** Strikes at random moments until told to stop: everybody once, in a new order each time round. */
  async roam(floor: Floor, { seed, everySeconds }: { seed: number; everySeconds: number }): Promise<void> {
    const random = randomFor(seed, "who is killed when");
    let round: Strike[] = [];
    while (!floor.closing.aborted) {
      const wait = everySeconds * 1000 * (0.6 + 0.8 * random());
      await sleep(wait, undefined, { signal: floor.closing }).catch(() => {});
      if (floor.closing.aborted) return;
      if (round.length === 0) round = [...strikes];
      const [strike] = round.splice(Math.floor(random() * round.length), 1);
      await this.strike(strike!, floor);
    }
  }

  private async strike(strike: Strike, floor: Floor): Promise<void> {
    const before: Part[] = [...this.shop.servers, this.shop.worker];
    const standing = { people: 0, answered: floor.diary.asked.length, underWay: [...floor.underWay] };
    this.struck.push(await strike(this.shop, standing));
    if (this.struck.length === strikes.length) this.allStruck();
    this.look();
    const after: Part[] = [...this.shop.servers, this.shop.worker];
    for (const [at, part] of before.entries()) if (part !== after[at]) this.killed.add(part);
  }

  /** How many processes ended that nobody killed. */
  othersEnded = (): number => [...this.seen].filter((part) => !part.isUp() && !this.killed.has(part)).length;
}
