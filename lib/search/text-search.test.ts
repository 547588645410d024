import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { searchProducts } from "./found-products";
import { fillLarder, found, larder } from "./testing/larder";

testDatabase();
beforeAll(fillLarder);

describe("a text finds", () => {
  it.each([
    ["a plural by its singular", "en", "blueberry", ["jam", "berries"]],
    ["a singular by its plural", "en", "breads", ["rye", "toast"]],
    ["a Finnish word in another case", "fi", "mustikkaa", ["berries"]],
    ["a Finnish word without its dots", "fi", "ruisleipa", ["rye"]],
    ["a French word without its accents", "en", "creme brulee", ["creme"]],
    ["a word with accents it does not have", "en", "tóast", ["toast"]],
    ["a Turkish plural", "tr", "ekmekleri", ["rye"]],
    ["a Turkish word in capitals, with the dotless i", "tr", "IŞIK", ["lamp"]],
    ["a Turkish word typed on an English keyboard", "tr", "isilti", ["lamp"]],
    ["a Russian word in another case", "ru", "хлеба", ["rye"]],
    ["a Russian word without its dots", "ru", "елка", ["yolka"]],
    ["a Japanese word inside a longer one", "ja", "食パン", ["rye", "toast"]],
    ["a Japanese word beside another", "ja", "牛乳", ["toast"]],
    ["in the shop's own language what the reader's has no words for", "tr", "toast", ["toast"]],
    ["a brand", "en", "metsä", ["berries", "jam"]],
    ["a department", "en", "larders", Object.keys(larder)],
    ["an option", "en", "socks large", ["socks"]],
    ["a synonym", "en", "chips", ["crisps"]],
    ["two words that are one", "en", "blue berry", ["berries", "jam"]],
    ["without its fillers", "en", "the crisps with some salt", ["crisps"]],
  ])("%s", async (_, locale, text, slugs) => {
    const answer = await found(text, locale);
    expect([...answer.slugs].sort()).toEqual([...slugs].sort());
    expect(answer).toMatchObject({ corrected: null });
  });

  it.each([
    ["LAMP-77", ["lamp"]],
    ["lamp-77", ["lamp"]],
    ["64000040", ["lamp"]],
    ["6400004", []],
  ])("the code %s", async (code, slugs) => {
    expect((await found(code)).slugs).toEqual(slugs);
  });

  it("what is named so before what only mentions it", async () => {
    expect((await found("wool")).slugs).toEqual(["socks", "paper"]);
    expect((await found("bread")).slugs).toEqual(["rye", "toast"]);
  });

  it.each([" ", "%", "_", "'", "\\", "the", "a & b | !c", "🍞", "💥".repeat(60), "x".repeat(200)])(
    "nothing, without failing: %s",
    async (text) => {
      expect((await found(text)).slugs).toEqual([]);
    },
  );
});

describe("spelling", () => {
  it.each([
    ["bluebery", "en", "blueberry", ["jam", "berries"]],
    ["crispz", "en", "crisps", ["crisps"]],
    ["tosat", "en", "toast", ["toast"]],
    ["ruisleiap", "fi", "ruisleipä", ["rye"]],
    ["dark raye", "en", "dark rye", ["rye"]],
  ])("%s", async (text, locale, corrected, slugs) => {
    const answer = await found(text, locale);
    expect(answer.corrected).toBe(corrected);
    expect([...answer.slugs].sort()).toEqual([...slugs].sort());
  });

  it("is left alone when asked, in model numbers, and where a description has the word", async () => {
    expect(await found("tosat", "en", { asTyped: true })).toEqual({
      slugs: [],
      corrected: null,
      loose: false,
    });
    expect(await found("LAMP-78")).toMatchObject({ corrected: null });
    expect(await found("blanket")).toMatchObject({ slugs: ["paper"], corrected: null });
  });
});

it("asks for any word when too few have all of them, the fuller ones first", async () => {
  expect(await found("dark jam")).toEqual({
    slugs: expect.arrayContaining(["rye", "jam"]),
    corrected: null,
    loose: true,
  });
  const { slugs, loose } = await found("blueberry jam");
  expect(slugs[0]).toBe("jam");
  expect(slugs).toContain("berries");
  expect(loose).toBe(true);
  expect((await found("blue berry jam")).slugs[0]).toBe("jam");
  expect((await found("牛乳パン", "ja")).slugs).toEqual(["toast", "rye"]);
});

it("walks a text by how well it fits, without losing or repeating anything", async () => {
  const whole = (await found("larder")).slugs;
  const walked: string[] = [];
  let after: Awaited<ReturnType<typeof searchProducts>>["next"] | undefined;
  do {
    const page = await searchProducts(
      db(),
      { locale: "en", text: "larder" },
      { limit: 3, ...(after && { after }) },
    );
    walked.push(...page.products.map((product) => product.slug));
    after = page.next;
  } while (after);
  expect(walked).toEqual(whole);
  expect(new Set(walked).size).toBe(Object.keys(larder).length);
});
