import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { renewPages } from "@/lib/catalog/renew-pages";
import PageCache from "./page-cache.mjs";
import { sharePages } from "./shared-pages";

testDatabase();
let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await sharePages("a build");
});
afterAll(() => stop());

const nothingOnDisk = {
  existsSync: () => false,
  readFileSync: () => {
    throw new Error("there is nothing");
  },
  readFile: async () => Promise.reject(new Error("there is nothing")),
};
const cache = new PageCache({
  fs: nothingOnDisk as never,
  dev: false,
  flushToDisk: false,
  serverDistDir: "/nowhere",
  revalidatedTags: [],
  maxMemoryCacheSize: 10_000_000,
  _requestHeaders: {},
} as never);
const memory = (PageCache as unknown as { memoryCache: Map<string, unknown> & { remove(key: string): void } })
  .memoryCache;

const ask = { kind: "APP_PAGE", isFallback: false, isRoutePPREnabled: true };
const lifetime = { revalidate: 3600, expire: 31_536_000 };
const page = (title: string, more: object = {}) => ({
  kind: "APP_PAGE",
  html: `<!DOCTYPE html><title>${title}</title><p>ä, я, 日 ${"and so on ".repeat(300)}</p>`,
  rscData: Buffer.from(`0:${title}`),
  segmentData: new Map([["/_tree", Buffer.from("tree")]]),
  postponed: undefined,
  headers: { "x-next-cache-tags": "_N_T_/layout,products,stores", link: "</a.webp>; rel=preload" },
  status: undefined,
  ...more,
});
const keep = (key: string, made: object, context: object = {}) =>
  cache.set(key, made, { ...ask, cacheControl: lifetime, ...context });
const get = (key: string, context: object = {}) => cache.get(key, { ...ask, ...context });
/** As if this were another server, or a page had to leave memory. */
const forget = (key: string) => memory.remove(key);
const count = async () => Number((await rows<{ n: string }>`select count(*) as n from kept_pages`)[0]!.n);
const renew = (...tags: string[]) => db().transaction((tx) => renewPages(tx, tags));

beforeEach(async () => void (await rows`delete from kept_pages`));

test("the framework keeps pages where we say", async () => {
  const { IncrementalCache } = await import("next/dist/server/lib/incremental-cache");
  const used = new IncrementalCache({
    fs: nothingOnDisk,
    dev: false,
    requestHeaders: {},
    previewProps: { previewModeId: "none" },
    prerenderManifest: { routes: {}, notFoundRoutes: [] },
  } as never);
  expect(used.cacheHandler).toBeInstanceOf(PageCache);
});

describe("a page", () => {
  test("that a server does not have comes from where all keep theirs, whole", async () => {
    expect(await get("/en/rye")).toBeNull();
    await keep("/en/rye", page("Rye"));
    await vi.waitFor(async () => expect(await count()).toBe(1));
    forget("/en/rye");
    const entry = await get("/en/rye");
    expect(entry.value).toEqual(page("Rye"));
    expect(Buffer.isBuffer(entry.value.rscData)).toBe(true);
    expect(entry.cacheControl).toEqual(lifetime);
    expect(Math.abs(Date.now() - entry.lastModified)).toBeLessThan(60_000);
    // From now on it is in memory.
    await rows`delete from kept_pages`;
    expect((await get("/en/rye")).value).toEqual(page("Rye"));
  });

  test("is nobody's any more once it is renewed, here or anywhere", async () => {
    await get("/en/tea");
    await keep("/en/tea", page("Tea"));
    await vi.waitFor(async () => expect(await count()).toBe(1));
    await renew("stores");
    await vi.waitFor(async () => expect(await get("/en/tea")).toBeNull());
    await keep("/en/tea", page("Better tea"));
    expect((await get("/en/tea")).value).toEqual(page("Better tea"));
    await vi.waitFor(async () => {
      forget("/en/tea");
      expect((await get("/en/tea"))?.value).toEqual(page("Better tea"));
    });
  });

  test("made of what was renewed meanwhile is kept nowhere", async () => {
    await get("/en/jam");
    await renew("products");
    const { edition } = (
      await rows<{ edition: string }>`select max(edition) as edition from page_renewals`
    )[0]!;
    await vi.waitFor(() => expect(PageCache.shared!.edition()).toBe(Number(edition)));
    await keep("/en/jam", page("Old jam"));
    expect(await get("/en/jam")).toBeNull();
    await keep("/en/jam", page("New jam"));
    expect((await get("/en/jam")).value).toEqual(page("New jam"));
    await vi.waitFor(async () => {
      forget("/en/jam");
      expect((await get("/en/jam")).value).toEqual(page("New jam"));
    });
  });

  test.each<[string, object, object]>([
    ["of nothing", { status: 404 }, {}],
    ["with holes", { postponed: "state" }, {}],
    ["for any address", {}, { isFallback: true }],
  ])("%s stays where it was made", async (_, more, context) => {
    await get("/en/odd", context);
    await keep("/en/odd", page("Odd", more), context);
    await get("/en/plain");
    await keep("/en/plain", page("Plain"));
    await vi.waitFor(async () => expect(await count()).toBe(1));
    forget("/en/odd");
    expect(await get("/en/odd", context)).toBeNull();
  });

  test("that cannot be read is made anew", async () => {
    await get("/en/torn");
    await keep("/en/torn", page("Torn"));
    await vi.waitFor(async () => expect(await count()).toBe(1));
    await rows`update kept_pages set page = '\\x0400000001020304', size = 8`;
    forget("/en/torn");
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    expect(await get("/en/torn")).toBeNull();
    expect(log).toHaveBeenCalledWith(expect.stringContaining("reading a kept page"), expect.anything());
    await keep("/en/torn", page("Whole"));
    await vi.waitFor(async () => {
      forget("/en/torn");
      expect((await get("/en/torn"))?.value).toEqual(page("Whole"));
    });
    log.mockRestore();
  });

  test("that cannot be looked for is as good as none, or what it was before", async () => {
    await get("/en/here");
    await keep("/en/here", page("Here"));
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await vi.waitFor(async () => expect(await count()).toBe(1));
    const before = PageCache.shared!.edition();
    await rows`alter table kept_pages rename to kept_pages_away`;
    try {
      await renew("stores");
      await vi.waitFor(() => expect(PageCache.shared!.renewedSince(["stores"], before)).toBe(true));
      expect((await get("/en/here")).value).toEqual(page("Here"));
      expect(await get("/en/away")).toBeNull();
      expect(log).toHaveBeenCalledWith(expect.stringContaining("finding kept pages"), expect.anything());
    } finally {
      await rows`alter table kept_pages_away rename to kept_pages`;
      log.mockRestore();
    }
  });
});
