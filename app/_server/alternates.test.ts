import { expect, test, vi } from "vitest";
import { alternatesFor, languagesOf } from "./alternates";

vi.mock("next/root-params", () => ({ locale: async () => "tr" }));

test("a page is named in every language, and without one for everybody else", () => {
  expect(languagesOf("/products/rye-loaf")).toEqual({
    en: "/en/products/rye-loaf",
    fi: "/fi/products/rye-loaf",
    tr: "/tr/products/rye-loaf",
    ru: "/ru/products/rye-loaf",
    ja: "/ja/products/rye-loaf",
    "x-default": "/products/rye-loaf",
  });
});

test("the front page has no slash too many", () => {
  expect(languagesOf("/")).toMatchObject({ ja: "/ja", "x-default": "/" });
});

test("a page's own address is the one in its language", async () => {
  expect(await alternatesFor("/stores")).toEqual({
    canonical: "/tr/stores",
    languages: languagesOf("/stores"),
  });
});
