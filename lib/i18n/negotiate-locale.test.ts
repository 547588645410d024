import { describe, expect, it } from "vitest";
import { negotiateLocale } from "./negotiate-locale";

describe("the language a browser likes best", () => {
  it.each([
    ["fi", "fi"],
    ["fi-FI,fi;q=0.9,en;q=0.8", "fi"],
    ["en;q=0.5, FI ; q=0.9", "fi"],
    ["sv, fi;q=0.4", "fi"],
    ["fi;q=0, en;q=0.1", "en"],
    ["tr-TR,tr;q=0.9,en-US;q=0.8", "tr"],
    ["uk, ru;q=0.7, en;q=0.3", "ru"],
    ["ja-JP-u-ca-japanese", "ja"],
    ["de", "en"],
    ["*", "en"],
    ["fi;q=7", "fi"],
    ["", "en"],
    [null, "en"],
  ])("%s", (header, expected) => {
    expect(negotiateLocale(header)).toBe(expected);
  });
});
