import {
  unstable_doesMiddlewareMatch as doesMatch,
  unstable_getResponseFromNextConfig as sentWith,
} from "next/experimental/testing/server";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import nextConfig from "@/next.config";
import { config } from "@/proxy";
import { staticPolicy } from "./content-policy";

const runs = (url: string) => doesMatch({ config, url });

describe("what the proxy sees", () => {
  it("names exactly the shop's languages", () => {
    const sources = config.matcher.map((entry) => (typeof entry === "string" ? entry : entry.source));
    const named = sources.flatMap((source) => /:locale\(([^)]*)\)/.exec(source)?.[1] ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const list of named) expect(list.split("|")).toEqual([...locales]);
  });

  it.each([...locales])("private pages and asked-for listings in %s", (locale) => {
    expect(runs(`/${locale}/cart`)).toBe(true);
    expect(runs(`/${locale}/orders/some-token`)).toBe(true);
    expect(runs(`/${locale}/staff/stock`)).toBe(true);
    expect(runs(`/${locale}/c/bakery?after=x`)).toBe(true);
  });

  it.each([...locales])("no static page in %s", (locale) => {
    for (const path of ["", "/c/bakery", "/products/rye-loaf", "/stores", "/stores/kallio"])
      expect(runs(`/${locale}${path}`), path).toBe(false);
  });

  it.each(["/", "/products/rye-loaf", "/entrance", "/sv/cart", "/japan"])("%s has no language", (path) => {
    expect(runs(path)).toBe(true);
  });

  it.each(["/api/now", "/_next/static/chunk.js", "/icon.svg", "/goods/bread.webp"])(
    "%s needs none",
    (path) => {
      expect(runs(path)).toBe(false);
    },
  );
});

describe("what an answer is sent with", () => {
  const policy = async (url: string) =>
    (await sentWith({ url, nextConfig })).headers.get("content-security-policy");

  it.each([
    "/en",
    "/fi/c/bakery",
    "/ja/products/rye-loaf",
    "/en/stores/kallio",
    "/en/products/cart",
    "/en/carton",
    "/en/heresy/staff",
    "/api/now",
  ])("%s has the policy of pages that are everybody's", async (path) => {
    expect(await policy(path)).toBe(staticPolicy);
  });

  it.each(["/en/cart", "/tr/checkout", "/en/orders/some-token", "/ru/staff/stock", "/en/here/kallio"])(
    "%s has none but the proxy's",
    async (path) => {
      expect(await policy(path)).toBeNull();
      expect(runs(path)).toBe(true);
    },
  );

  it.each(["/", "/en", "/en/cart", "/api/now", "/icon.svg"])("%s has what everything has", async (path) => {
    const { headers } = await sentWith({ url: path, nextConfig });
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
  });
});
