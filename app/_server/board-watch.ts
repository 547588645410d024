import "server-only";
import { db } from "@/db/client";
import { listenTo } from "@/db/listener";
import { endedSessions, seatOf } from "@/lib/identity/ended-sessions";
import { boardChannel, boardVersions } from "@/lib/pickup/board-notices";
import { logFailure } from "./log-failure";
import { isStopping } from "./stopping";

// Everybody who looks at a board over this server is told of its changes. Postgres says at once which store's board
// changed by a press; what came by an order is found by one question for all watched stores, asked again and again.
// Both lead to the same look, so a notice that is lost costs two seconds and nothing else.

/** `tell` is called after every look that was answered, with what changes whenever the board does. */
export type BoardWatcher = {
  session: string;
  location: string;
  tell: (version: string) => void;
  /** The sign-in is over, or the server ends. */
  end: (why: "over" | "stopping") => void;
};

/** From one look to the next, in milliseconds; longer after one that failed. */
const pace = { usual: 2000, failed: 5000 };
/** Watchers one server takes, and one sign-in: a browser opens six lines to a server, and its pages need some. */
const most = { all: 500, ofSession: 3 };

const watchers = new Set<BoardWatcher>();
let timer: NodeJS.Timeout | undefined;
let looking = false;
let askedAgain = false;
let hangUp: (() => Promise<void>) | undefined;
let listensForTheEnd = false;

/**
 * Tells a watcher how a store's board stands, at once and after every look.
 * @returns how to stop; null when there are too many already, and in a server that is about to end
 */
export function watchBoard(watcher: BoardWatcher): (() => void) | null {
  if (isStopping() || watchers.size >= most.all) return null;
  if ([...watchers].filter((w) => w.session === watcher.session).length >= most.ofSession) return null;
  watchers.add(watcher);
  endWithTheServer();
  hangUp ??= listenTo(boardChannel, {
    heard: (location) => {
      if ([...watchers].some((w) => w.location === location)) look();
    },
    open: look,
    lost: (error) => logFailure("listening for boards", error),
  });
  look();
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearTimeout(timer);
    const quiet = hangUp;
    hangUp = undefined;
    quiet?.().catch((error) => logFailure("listening for boards", error));
  };
}

/** Looks now. What is asked for while a look is on its way is one more look after it. */
function look(): void {
  if (looking) {
    askedAgain = true;
    return;
  }
  looking = true;
  clearTimeout(timer);
  void tellAll().then((wait) => {
    looking = false;
    if (watchers.size === 0) return;
    if (askedAgain) {
      askedAgain = false;
      return look();
    }
    timer = setTimeout(look, wait);
  });
}

/** @returns how long to wait until the next look */
async function tellAll(): Promise<number> {
  const all = [...watchers];
  if (all.length === 0) return pace.usual;
  try {
    const locations = [...new Set(all.map((w) => w.location))];
    const [versions, ended] = await Promise.all([boardVersions(db(), locations), endedSessions(db(), all)]);
    for (const watcher of all) {
      if (ended.has(seatOf(watcher))) watcher.end("over");
      else watcher.tell(versions.get(watcher.location) ?? "");
    }
    return pace.usual;
  } catch (error) {
    // Whoever left while this look was on its way misses nothing.
    if (watchers.size > 0) logFailure("watching boards", error);
    return pace.failed;
  }
}

/** A server that is asked to stop waits for its answers to end, and these would not end by themselves. */
function endWithTheServer(): void {
  if (listensForTheEnd) return;
  listensForTheEnd = true;
  const endAll = () => {
    for (const watcher of [...watchers]) watcher.end("stopping");
  };
  process.once("SIGTERM", endAll);
  process.once("SIGINT", endAll);
}
