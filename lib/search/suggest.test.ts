import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { suggest } from "./suggest";
import { fillLarder } from "./testing/larder";

testDatabase();
beforeAll(fillLarder);

describe("suggestions", () => {
  it.each([
    ["blu", "en", ["berries", "jam"], null],
    ["dark ry", "en", ["rye"], null],
    ["musti", "fi", ["berries", "jam"], null],
    ["tosat", "en", ["toast"], "toast"],
    ["lamp-77", "en", ["lamp"], null],
  ])("complete %s", async (text, locale, slugs, corrected) => {
    const answer = await suggest(db(), { locale, text, limit: 6 });
    expect(answer.products.map((product) => product.slug).sort()).toEqual(slugs);
    expect(answer.corrected).toBe(corrected);
  });

  it("offer whole words, and departments", async () => {
    expect((await suggest(db(), { locale: "en", text: "dark r", limit: 6 })).words).toContain("dark rye");
    expect((await suggest(db(), { locale: "fi", text: "ruoka", limit: 6 })).departments).toEqual([
      { slug: "larder", name: "Ruokakomero" },
    ]);
  });
});
