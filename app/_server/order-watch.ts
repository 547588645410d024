import "server-only";
import { db } from "@/db/client";
import { orderVersions } from "@/lib/orders/queries";
import { logFailure } from "./log-failure";
import { isStopping } from "./stopping";

// Everybody who looks at an order over this server is told of its changes by one question to the database, asked again
// and again for all of them together, and not at all while nobody looks.

type Told = { version: string; over: boolean };
type Watcher = { tell: (told: Told) => void; end: () => void };

/** From one question to the next, in milliseconds; longer after one that failed. */
const pace = { usual: 600, failed: 5000 };
/** Watchers one server takes, and one order. */
const most = { all: 500, ofOrder: 6 };

const watched = new Map<string, Set<Watcher>>();
let looking = false;
let listensForTheEnd = false;

const count = (): number => [...watched.values()].reduce((sum, watchers) => sum + watchers.size, 0);

/**
 * Tells a watcher how an order stands, at once and whenever that changed.
 * @returns how to stop; null when there are too many already, and in a server that is about to end
 */
export function watchOrder(token: string, watcher: Watcher): (() => void) | null {
  if (isStopping()) return null;
  const own = watched.get(token) ?? new Set();
  if (own.size >= most.ofOrder || count() >= most.all) return null;
  watched.set(token, own.add(watcher));
  endWithTheServer();
  if (!looking) setTimeout(look, 0);
  looking = true;
  return () => {
    own.delete(watcher);
    if (own.size === 0 && watched.get(token) === own) watched.delete(token);
  };
}

async function look(): Promise<void> {
  let wait = pace.usual;
  try {
    const tokens = [...watched.keys()];
    const versions = tokens.length > 0 ? await orderVersions(db(), tokens) : new Map<string, Told>();
    for (const [token, told] of versions) for (const watcher of watched.get(token) ?? []) watcher.tell(told);
  } catch (error) {
    logFailure("watching orders", error);
    wait = pace.failed;
  }
  looking = watched.size > 0;
  if (looking) setTimeout(look, wait);
}

/** A server that is asked to stop waits for its answers to end, and these would not end by themselves. */
function endWithTheServer(): void {
  if (listensForTheEnd) return;
  listensForTheEnd = true;
  const endAll = () => {
    for (const watcher of [...watched.values()].flatMap((own) => [...own])) watcher.end();
  };
  process.once("SIGTERM", endAll);
  process.once("SIGINT", endAll);
}
