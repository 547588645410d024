import "server-only";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { db } from "@/db/client";
import { type FoundPage, findPages, keepPage, largestPage } from "@/lib/catalog/kept-pages";
import { env } from "@/lib/kernel/env";
import { answerOf, knowAnswer } from "./compressed-answers";
import { logFailure } from "./log-failure";
import { packPage, unpackPage } from "./packed-page";
import type PageCacheType from "./page-cache.mjs";
import type { Entry, Made } from "./page-cache.mjs";
import { followRenewals, Renewals } from "./renewals";

// What one server made, all of them have: pages that had to leave a memory, pages of before a restart, pages that only
// another server was asked for. They are in the shop's own database, and it says which of them still hold.

/** As many pages are asked for in one statement. */
const most = 50;
/** As many may wait to be written: where more are made than can be, the rest is made again when it is asked for. */
const mostWaiting = 500;
/** As many are written at a time: in a rush each step of it waits for what the server has to do besides. */
const mostWriting = 4;
/** For how long nobody asks after it failed, in milliseconds: whoever waits for a page would wait for that as well. */
const rest = 5_000;

/** What there is; null where there is none, undefined where that cannot be told now. */
type Told = Entry | null | undefined;
type Waiting = { key: Buffer; tell: ((entry: Told) => void)[] };

/** Finds pages, those asked for at once in one statement after another. */
export function pageFinder(renewals: Renewals): (key: Buffer) => Promise<Told> {
  const waiting = new Map<string, Waiting>();
  let asking = false;
  let restUntil = 0;

  function entryOf({ page: bytes, tags, madeAt }: FoundPage): Entry | null {
    try {
      const { page, lifetime, answer } = unpackPage(bytes);
      knowAnswer(page.html, answer);
      // The database has just said that it holds: whatever this server heard of before is in it.
      const lastModified = Math.max(madeAt.getTime(), renewals.heardAt(tags) + 1);
      return { lastModified, value: page, cacheControl: lifetime };
    } catch (error) {
      logFailure("reading a kept page", error);
      return null;
    }
  }

  async function ask(asked: readonly Waiting[]): Promise<void> {
    const found = new Map<string, Entry>();
    let none: Told = null;
    try {
      const rows = await findPages(
        db(),
        asked.map(({ key }) => key),
      );
      for (const row of rows) {
        const entry = entryOf(row);
        if (entry) found.set(row.key.toString("hex"), entry);
      }
    } catch (error) {
      none = undefined;
      restUntil = Date.now() + rest;
      logFailure("finding kept pages", error);
    }
    for (const { key, tell } of asked) for (const one of tell) one(found.get(key.toString("hex")) ?? none);
  }

  async function askAll(): Promise<void> {
    if (asking) return;
    asking = true;
    while (waiting.size > 0) {
      const asked = [...waiting].slice(0, most);
      for (const [name] of asked) waiting.delete(name);
      await ask(asked.map(([, one]) => one));
    }
    asking = false;
  }

  return async (key) => {
    if (Date.now() < restUntil) return undefined;
    return new Promise((tell) => {
      const name = key.toString("hex");
      const others = waiting.get(name);
      if (others) others.tell.push(tell);
      else waiting.set(name, { key, tell: [tell] });
      void askAll();
    });
  };
}

type ToKeep = Made & { key: Buffer };

/** Writes pages down, a few at a time; whoever made them waits for nothing. */
export function pageKeeper(): (one: ToKeep) => void {
  const waiting: ToKeep[] = [];
  let writing = 0;

  async function keepAll(): Promise<void> {
    if (writing >= mostWriting) return;
    writing++;
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      try {
        const answer = await answerOf(one.page.html);
        const page = await packPage({ page: one.page, lifetime: one.lifetime, answer });
        if (page.length <= largestPage) await keepPage(db(), { ...one, page });
      } catch (error) {
        waiting.length = 0;
        logFailure("keeping a page", error);
      }
    }
    writing--;
  }

  return (one) => {
    if (waiting.length >= mostWaiting) return;
    waiting.push(one);
    void keepAll();
  };
}

/** The build that makes pages, and what of the environment stands in them. */
function buildName(): string {
  const build = readFileSync(join(process.cwd(), process.env.AISLE_DIST_DIR ?? ".next", "BUILD_ID"), "utf8");
  const { origin, mode, seller } = env();
  return JSON.stringify([build, process.version, origin, mode, seller]);
}

const besideTheBundle = () => pathToFileURL(join(process.cwd(), "app", "_server", "page-cache.mjs")).href;
/** Where the framework looks for another cache than its own. To name it in its settings loads it anew for each request. */
const place = Symbol.for("@next/cache-handlers");

/**
 * Shares the pages of this process with all servers of the shop. Called once, at server start.
 * @param build what its pages are true of besides their address
 * @returns how to stop
 */
export async function sharePages(build = buildName()): Promise<() => Promise<void>> {
  const loaded = await import(/* turbopackIgnore: true */ besideTheBundle());
  const PageCache: typeof PageCacheType = loaded.default;
  const framework = globalThis as { [place]?: object };
  framework[place] = { ...framework[place], FetchCache: PageCache };
  const renewals = new Renewals((tags) => PageCache.renew(tags));
  const stop = followRenewals(renewals);
  const keyOf = (address: string) => createHash("sha256").update(`${build}\n${address}`).digest();
  const share = env().pageStoreMb > 0;
  const find = pageFinder(renewals);
  const keep = pageKeeper();
  PageCache.shared = {
    edition: () => renewals.edition,
    renewedSince: (tags, edition) => renewals.since(tags, edition),
    find: async (address) => (share ? find(keyOf(address)) : null),
    keep(address, made) {
      if (share) keep({ ...made, key: keyOf(address) });
    },
  };
  return async () => {
    PageCache.shared = undefined;
    await stop();
  };
}
