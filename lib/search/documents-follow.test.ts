import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { rows } from "@/db/testing/rows";
import { fillLarder, found, larder } from "./testing/larder";

testDatabase();
beforeAll(fillLarder);

describe("documents follow", () => {
  const wordCount = async (word: string) =>
    (
      await rows<{
        documents: number;
      }>`select documents from search_words where word = ${word} and locale = 'en'`
    )[0]?.documents ?? 0;

  it("a new title, another brand, another department's name, and being taken off sale", async () => {
    expect(await wordCount("spruce")).toBe(1);
    await rows`update product_texts set title = 'Christmas tree' where title = 'Spruce'`;
    expect((await found("christmas")).slugs).toEqual(["yolka"]);
    expect(await wordCount("spruce")).toBe(0);
    await rows`update products set brand = 'Kuusi' where slug = 'yolka'`;
    expect((await found("kuusi")).slugs).toEqual(["yolka"]);
    await rows`update departments set name = '{"en":"Pantry"}' where slug = 'larder'`;
    expect((await found("pantry")).slugs).toHaveLength(Object.keys(larder).length);
    expect(await wordCount("larder")).toBe(0);
    await rows`update departments set name = '{"en":"Larder","fi":"Ruokakomero"}' where slug = 'larder'`;
    await rows`update products set status = 'archived' where slug = 'yolka'`;
    expect((await found("christmas")).slugs).toEqual([]);
    expect(await wordCount("kuusi")).toBe(0);
    await rows`update products set status = 'published' where slug = 'yolka'`;
    expect((await found("christmas")).slugs).toEqual(["yolka"]);
    await rows`delete from products where slug = 'yolka'`;
    expect(await wordCount("christmas")).toBe(0);
  });

  it("options, so that the vocabulary counts what is there and nothing else", async () => {
    await rows`update variants set options = '[]' where sku = 'socks-1'`;
    expect((await found("socks large")).loose).toBe(true);
    const wrong = await rows`
      select * from (
        select locale, w as word, count(*)::int as documents from search_documents cross join unnest(name_words) w
        group by locale, w) counted
      full join search_words known using (locale, word)
      where counted.documents is distinct from known.documents`;
    expect(wrong).toEqual([]);
  });
});
