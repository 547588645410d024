import { describe, expect, it, vi } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { sitemapIndexOf, sitemapOf } from "./sitemap-xml";

// Next's compiler replaces it; nothing here asks for a page's language.
vi.mock("next/root-params", () => ({ locale: async () => "en" }));

const origin = "https://shop.example";

describe("the sitemap", () => {
  const text = sitemapOf(origin, [
    { path: "/" },
    { path: "/products/rye", changedAt: "2026-03-01T10:00:00Z" },
  ]);

  it("names every page in every language", () => {
    const places = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, at]) => at);
    expect(places).toEqual([
      ...locales.map((locale) => `${origin}/${locale}`),
      ...locales.map((locale) => `${origin}/${locale}/products/rye`),
    ]);
  });

  it("says beside each where its other languages are", () => {
    const last = text.split("<url>").at(-1) ?? "";
    for (const locale of locales)
      expect(last).toContain(`hreflang="${locale}" href="${origin}/${locale}/products/rye"`);
    expect(last).toContain(`hreflang="x-default" href="${origin}/products/rye"`);
  });

  it("says when a product last changed, and nothing where nobody knows", () => {
    expect(text.match(/<lastmod>2026-03-01T10:00:00Z<\/lastmod>/g)).toHaveLength(locales.length);
    expect(text.split("<url>")[1]).not.toContain("lastmod");
  });

  it("writes addresses so that they stay text", () => {
    expect(sitemapOf(origin, [{ path: `/c/a&b<c>"d'` }])).toContain("/c/a&amp;b&lt;c&gt;&quot;d&apos;</loc>");
    expect(sitemapIndexOf(origin, ["/sitemaps/a&b.xml"])).toContain("/sitemaps/a&amp;b.xml</loc>");
  });
});
