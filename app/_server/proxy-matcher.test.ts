import { unstable_doesMiddlewareMatch as doesMatch } from "next/experimental/testing/server";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { config } from "@/proxy";

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
