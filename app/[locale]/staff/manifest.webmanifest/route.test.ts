import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { GET } from "./route";

const manifestIn = async (locale: string) => {
  const answer = await GET(new Request("http://localhost"), { params: Promise.resolve({ locale }) });
  return (await answer.json()) as {
    start_url: string;
    scope: string;
    icons: { src: string; purpose: string }[];
    display: string;
    short_name: string;
  };
};

describe("the counter as an app", () => {
  it.each([...locales])("opens at the board in %s, by itself, and reaches no further", async (locale) => {
    const manifest = await manifestIn(locale);
    expect(manifest).toMatchObject({ display: "standalone", start_url: `/${locale}/staff` });
    expect(manifest.start_url.startsWith(manifest.scope)).toBe(true);
    expect(manifest.short_name.length).toBeLessThanOrEqual(12);
  });

  it("has its icons", async () => {
    const { icons } = await manifestIn("en");
    expect(new Set(icons.map(({ purpose }) => purpose))).toEqual(new Set(["any", "maskable"]));
    for (const { src } of icons) expect(existsSync(`public${src}`), src).toBe(true);
  });
});
