import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { proxy } from "@/proxy";

const shop = "http://localhost:3000";
afterEach(() => vi.unstubAllGlobals());

/** What the shop answers to itself, by path. */
function shopThatSays(answers: Record<string, () => Response>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: URL) => {
    asked.push(url.pathname);
    const answer = answers[url.pathname];
    if (!answer) throw new TypeError("fetch failed");
    return answer();
  });
  return asked;
}
const open = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(`${shop}${path}`, init));

const ready = (database: boolean) => () =>
  Response.json({ checks: { database, worker: false } }, { status: 503 });
const version = (status: number) => () => new Response(null, { status });

describe("a page that cannot be shown", () => {
  it("is closed with 503, in words, while the database is away", async () => {
    shopThatSays({ "/api/ready": ready(false), "/api/orders/token/version": version(503) });
    for (const path of [
      "/fi/cart",
      "/fi/checkout?said",
      "/en/account/security",
      "/en/staff",
      "/en/orders/token",
    ]) {
      const answer = await open(path);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await answer.text()).toContain('<section lang="fi">');
    }
  });

  it("is none of an order whose link opens nothing, and the page that says so needs no nonce", async () => {
    shopThatSays({ "/api/orders/guessed/version": version(404) });
    for (const path of ["/ja/orders/guessed", "/ja/orders/guessed/receipt"]) {
      const { headers } = await open(path);
      expect(headers.get("x-middleware-rewrite")).toBe(`${shop}/ja/orders-that-are-not`);
      expect(headers.get("content-security-policy")).not.toContain("nonce");
      expect(headers.get("cache-control")).toBe("private, no-store");
    }
  });
});

describe("every other page", () => {
  const shown = async (path: string, init = {}) =>
    (await open(path, init)).headers.get("content-security-policy")?.includes("'nonce-");

  it("is shown: where all is well, where another part is not, and where the question gets no answer", async () => {
    const asked = shopThatSays({ "/api/ready": ready(true), "/api/orders/token/version": version(200) });
    expect(await shown("/en/cart")).toBe(true);
    expect(await shown("/en/orders/token")).toBe(true);
    expect(asked).toEqual(["/api/ready", "/api/orders/token/version"]);
    shopThatSays({});
    expect(await shown("/en/cart")).toBe(true);
    expect(await shown("/en/orders/token")).toBe(true);
  });

  it("asks nothing for a form that is sent, or for a part of a page that is open", async () => {
    const asked = shopThatSays({ "/api/ready": ready(false) });
    expect(await shown("/en/cart", { method: "POST" })).toBe(true);
    expect(await shown("/en/cart", { headers: { "sec-fetch-dest": "empty" } })).toBe(true);
    expect(asked).toEqual([]);
  });
});
