import { beforeEach, describe, expect, it, vi } from "vitest";
import { filesIn, keepShell, keptShell } from "./shell";

/** The browser's cache as far as it is used here. */
function browserCaches() {
  const all = new Map<string, Map<string, Response>>();
  const openCache = (name: string) => {
    const own = all.get(name) ?? new Map<string, Response>();
    all.set(name, own);
    return {
      keys: async () => [...own.keys()].map((path) => ({ url: `http://localhost${path}` })),
      addAll: async (paths: string[]) => {
        for (const path of paths) own.set(path, await fetch(path));
      },
      put: async (path: string, page: Response) => void own.set(path, page),
      match: async (path: string) => own.get(path)?.clone(),
      delete: async (path: string) => own.delete(path),
    };
  };
  return {
    has: async (name: string) => all.has(name),
    open: async (name: string) => openCache(name),
    paths: () => [...all.values()].flatMap((cache) => [...cache.keys()]).sort(),
  };
}

const path = "/en/staff/offline";
const page = (files: string[]): string =>
  `<script src="/_next/static/${files[0]}"></script><script>self.__next_f.push([1,"[\\"/_next/static/${files[1]}\\"]"])</script>`;

let kept: ReturnType<typeof browserCaches>;
let served: string;
let asked: { url: string; credentials: string | undefined }[];
beforeEach(() => {
  kept = browserCaches();
  asked = [];
  vi.stubGlobal("caches", kept);
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    asked.push({ url, credentials: init?.credentials });
    return new Response(url === path ? served : "file");
  });
  return () => vi.unstubAllGlobals();
});

describe("the page that works without a network", () => {
  it("names its files in its markup and in what its scripts are told, each once", () => {
    const html = `${page(["chunks/a.js", "chunks/b~1.js"])}<link href="/_next/static/chunks/c.css?x" /><i>static/chunks/a.js</i>`;
    expect(filesIn(html)).toEqual([
      "/_next/static/chunks/a.js",
      "/_next/static/chunks/b~1.js",
      "/_next/static/chunks/c.css",
    ]);
  });

  it("is kept with its files, is fetched without a cookie, and gives up files that it needs no more", async () => {
    served = page(["chunks/a.js", "chunks/b.js"]);
    await keepShell(path);
    expect(await (await keptShell(path))?.text()).toBe(served);
    expect(asked[0]).toEqual({ url: path, credentials: "omit" });
    served = page(["chunks/b.js", "chunks/c.js"]);
    await keepShell(path);
    expect(kept.paths()).toEqual(["/_next/static/chunks/b.js", "/_next/static/chunks/c.js", path]);
    expect(asked.map(({ url }) => url).filter((url) => url.endsWith("b.js"))).toHaveLength(1);
  });

  it("is not there where it was never kept, and looking for it keeps nothing", async () => {
    expect(await keptShell(path)).toBeNull();
    expect(kept.paths()).toEqual([]);
  });
});
