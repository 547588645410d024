import { describe, expect, it } from "vitest";
import { KeptAnswers } from "./kept-answers";

/** A database that answers each question by its length, as of the edition it is at, and remembers what it was asked. */
function database(edition: string) {
  const asked: string[][] = [];
  return {
    asked,
    turnTo: (next: string) => {
      edition = next;
    },
    ask: async (missing: string[]) => {
      asked.push(missing);
      return {
        edition,
        values: new Map(missing.map((question) => [question, `${edition}${question.length}`])),
      };
    },
  };
}

describe("answers", () => {
  it("are asked once, in the order of the questions", async () => {
    const kept = new KeptAnswers<string>(10);
    const { ask, asked } = database("a");
    expect(await kept.of("a", ["bag", "laptop", "bag"], ask)).toEqual(["a3", "a6", "a3"]);
    expect(await kept.of("a", ["tv", "bag"], ask)).toEqual(["a2", "a3"]);
    expect(await kept.of("a", [], ask)).toEqual([]);
    expect(asked).toEqual([["bag", "laptop"], ["tv"]]);
  });

  it("are forgotten with their edition", async () => {
    const kept = new KeptAnswers<string>(10);
    const shop = database("a");
    await kept.of("a", ["bag"], shop.ask);
    shop.turnTo("b");
    expect(await kept.of("b", ["bag"], shop.ask)).toEqual(["b3"]);
    expect(shop.asked).toHaveLength(2);
  });

  it("that come with a later edition than was asked about are of that one", async () => {
    const kept = new KeptAnswers<string>(10);
    const shop = database("b");
    expect(await kept.of("a", ["bag"], shop.ask)).toEqual(["b3"]);
    expect(await kept.of("b", ["bag"], shop.ask)).toEqual(["b3"]);
    expect(shop.asked).toHaveLength(1);
  });

  it("are given even where they cannot all be kept, the oldest forgotten first", async () => {
    const kept = new KeptAnswers<string>(2);
    const { ask, asked } = database("a");
    expect(await kept.of("a", ["a", "bb", "ccc"], ask)).toEqual(["a1", "a2", "a3"]);
    expect(kept.size).toBe(2);
    expect(await kept.of("a", ["bb", "dddd", "a"], ask)).toEqual(["a2", "a4", "a1"]);
    expect(asked).toEqual([
      ["a", "bb", "ccc"],
      ["dddd", "a"],
    ]);
  });

  it("that fail are not kept", async () => {
    const kept = new KeptAnswers<string>(2);
    await expect(kept.of("a", ["bag"], () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
    expect(await kept.of("a", ["bag"], database("a").ask)).toEqual(["a3"]);
  });
});
