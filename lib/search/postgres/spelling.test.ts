import { describe, expect, it } from "vitest";
import { lettersApart, meantBy } from "./spelling";

describe("letters apart", () => {
  it.each([
    ["bread", "bread", 0],
    ["bread", "breda", 1],
    ["bread", "bred", 1],
    ["bread", "breads", 1],
    ["bread", "dread", 1],
    ["bread", "treads", 2],
    ["", "ab", 2],
    ["хлеб", "хлебы", 1],
  ])("%s and %s: %i", (one, other, apart) => {
    expect(lettersApart(one, other, 2)).toBe(apart);
    expect(lettersApart(other, one, 2)).toBe(apart);
  });
});

describe("what was meant", () => {
  const known = (...words: [string, number][]) =>
    words.map(([word, documents]) => ({
      word,
      plain: word.normalize("NFD").replace(/\p{M}/gu, ""),
      documents,
    }));

  it.each([
    ["the nearest", "tosat", known(["roast", 90], ["toast", 1]), "toast"],
    ["of equally near ones the most frequent", "bred", known(["brad", 2], ["bread", 9]), "bread"],
    ["with its accents", "leipaa", known(["leipä", 3]), "leipä"],
    ["nothing, when nothing is near", "zebra", known(["bread", 9]), null],
    ["nothing, of three letters", "rey", known(["rye", 9]), null],
    ["nothing, of a model number", "tn2210", known(["tn2110", 9]), null],
  ])("is %s", (_, typed, words, meant) => {
    expect(meantBy(typed, words)).toBe(meant);
  });
});
