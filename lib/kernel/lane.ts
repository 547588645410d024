import "server-only";
import { env } from "./env";
import { busyForAMoment } from "./problem";

/** How long a turn is waited for. A page that takes longer than this has lost its reader. */
const mostMs = 5_000;

type Waiting = { go: () => void; giveUp: NodeJS.Timeout };
const waiting: Waiting[] = [];
let under = 0;

/**
 * A narrow way to the database, in turn, for what can wait a little because its goods are held. In a rush everything else
 * keeps the other connections: whether there is any left is said at once, however many are paying.
 * Throws `service.busy` (503) when its turn does not come.
 */
export async function inLane<O>(work: () => Promise<O>): Promise<O> {
  if (under < width()) under++;
  else await turn();
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) {
      clearTimeout(next.giveUp);
      next.go();
    } else under--;
  }
}

const width = (): number => Math.max(1, Math.floor(env().database.poolMax / 4));

const turn = (): Promise<void> =>
  new Promise((go, refuse) => {
    const mine: Waiting = {
      go,
      giveUp: setTimeout(() => {
        waiting.splice(waiting.indexOf(mine), 1);
        refuse(busyForAMoment());
      }, mostMs),
    };
    waiting.push(mine);
  });
