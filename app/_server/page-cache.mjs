// @ts-check

import { LRUCache } from "lru-cache";
import built from "next/dist/server/lib/incremental-cache/file-system-cache.js";

// Where the framework keeps the pages it made: in its own memory, and behind that where all servers of the shop do
// (`shared-pages.ts`). A plain module beside the bundle, since what the framework has in memory is not in the bundle either.

/**
 * A page as the framework made it.
 * @typedef {{ kind: string, html: string, rscData?: Buffer, segmentData?: Map<string, Buffer>, postponed?: string,
 *   headers?: Record<string, string | string[] | undefined>, status?: number }} Page
 * @typedef {{ revalidate: number | false, expire?: number }} Lifetime in seconds
 * @typedef {{ lastModified: number, value: Page | null, cacheControl?: Lifetime }} Entry
 */

/**
 * A page that was just made, and the newest renewal its server had heard of when it began to.
 * @typedef {{ page: Page, lifetime: Lifetime | undefined, tags: string[], edition: number }} Made
 */

/**
 * What all servers share.
 * @typedef {object} SharedPages
 * @property {() => number} edition the newest renewal this server has heard of
 * @property {(tags: string[], edition: number) => boolean} renewedSince whether it has heard of one of these tags since
 * @property {(key: string) => Promise<Entry | null | undefined>} find undefined where it cannot be told
 * @property {(key: string, made: Made) => void} keep
 */

// What a file of the older kind exports comes as a whole.
const FileSystemCache = /** @type {typeof built} */ (/** @type {any} */ (built).default ?? built);
/** @returns {Map<string, Entry> | undefined} what the framework has in this server's memory */
const memory = () => /** @type {any} */ (FileSystemCache).memoryCache;

/** When the making of a page began, as an edition; those that came to nothing are forgotten. @type {LRUCache<string, number>} */
const begun = new LRUCache({ max: 10_000 });

/** @param {Page} page */
const tagsOf = (page) => String(page.headers?.["x-next-cache-tags"] ?? "").split(",");

/** Whether the framework would make it anew while it still shows it. @param {Entry} entry */
const isOld = ({ lastModified, cacheControl }) =>
  typeof cacheControl?.revalidate === "number" && lastModified + cacheControl.revalidate * 1000 < Date.now();

export default class PageCache extends FileSystemCache {
  /** @type {SharedPages | undefined} */
  static shared;

  /**
   * Forgets what this server keeps under these tags: its pages, and what they were made of.
   * @param {string[]} tags
   */
  static renew(tags) {
    return PageCache.prototype.revalidateTag(tags, { expire: 0 });
  }

  /**
   * @param {string} key
   * @param {any} context
   * @override
   * @returns {Promise<any>}
   */
  async get(key, context) {
    const { shared } = PageCache;
    if (!shared || context.kind !== "APP_PAGE" || context.isFallback) return super.get(key, context);
    const had = memory()?.get(key);
    /** @type {any} */
    let kept = had ? await super.get(key, context) : null;
    if (!kept) {
      kept = await shared.find(key);
      // Renewed, and nobody can make it anew: what it said before is better than nothing.
      if (kept === undefined && had?.value) return { ...had, lastModified: Date.now() };
      if (kept) memory()?.set(key, kept);
      else kept = await super.get(key, context);
    }
    if ((!kept || isOld(kept)) && !begun.has(key)) begun.set(key, shared.edition());
    return kept;
  }

  /**
   * @param {string} key
   * @param {any} page
   * @param {any} context
   * @override
   */
  async set(key, page, context) {
    const { shared } = PageCache;
    if (!shared || page?.kind !== "APP_PAGE") return super.set(key, page, context);
    const edition = begun.get(key) ?? shared.edition();
    begun.delete(key);
    // Made of what was changed meanwhile: for who asked, and nobody else.
    const tags = tagsOf(page);
    if (shared.renewedSince(tags, edition)) return;
    await super.set(key, page, context);
    const whole = page.postponed === undefined && (page.status ?? 200) === 200;
    if (whole && !context.isFallback)
      shared.keep(key, { page, lifetime: context.cacheControl, tags, edition });
  }
}
