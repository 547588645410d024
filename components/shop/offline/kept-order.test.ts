import { beforeEach, describe, expect, it, vi } from "vitest";
import { forgetOrder, keepOrder, keptOrder } from "./kept-order";

/** The browser's cache as far as it is used here. */
function browserCaches() {
  const all = new Map<string, Map<string, Response>>();
  return {
    has: async (name: string) => all.has(name),
    delete: async (name: string) => all.delete(name),
    open: async (name: string) => {
      const own = all.get(name) ?? new Map<string, Response>();
      all.set(name, own);
      return {
        put: async (path: string, page: Response) => void own.set(path, page),
        match: async (path: string) => own.get(path)?.clone(),
      };
    },
    names: () => [...all.keys()],
  };
}

let kept: ReturnType<typeof browserCaches>;
beforeEach(() => {
  kept = browserCaches();
  vi.stubGlobal("caches", kept);
  return () => vi.unstubAllGlobals();
});

const path = "/en/orders/token";
const now = Date.parse("2026-03-01T10:00:00Z");
const later = now + 60_000;

describe("the order a browser keeps", () => {
  it("is shown at its own address until its time is over", async () => {
    await keepOrder(path, "<p>4711</p>", later);
    expect(await (await keptOrder(path, now))?.text()).toBe("<p>4711</p>");
    expect(await keptOrder("/en/orders/another", now)).toBeNull();
  });

  it("is removed once its time is over", async () => {
    await keepOrder(path, "<p>4711</p>", later);
    expect(await keptOrder(path, later)).toBeNull();
    expect(kept.names()).toEqual([]);
  });

  it("is the last one looked at, and no other", async () => {
    await keepOrder(path, "<p>first</p>", later);
    await keepOrder("/en/orders/second", "<p>second</p>", later);
    expect(await keptOrder(path, now)).toBeNull();
    expect(await (await keptOrder("/en/orders/second", now))?.text()).toBe("<p>second</p>");
  });

  it("can run no script, send no form and fetch nothing from elsewhere", async () => {
    await keepOrder(path, "<p>4711</p>", later);
    const policy = (await keptOrder(path, now))?.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
  });

  it("is gone when it is forgotten, and looking for none makes none", async () => {
    await keepOrder(path, "<p>4711</p>", later);
    await forgetOrder();
    expect(await keptOrder(path, now)).toBeNull();
    expect(kept.names()).toEqual([]);
  });
});
