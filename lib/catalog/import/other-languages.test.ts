import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { importStage, rows, run } from "@/db/testing/imports";
import { type Cells, simple } from "./practice-file";

testDatabase();

beforeAll(async () => {
  await importStage();
});

describe("a file in another language", () => {
  const texts = () =>
    rows<{ locale: string; title: string }>(`
      select t.locale, t.title from product_texts t join products p on p.id = t.product_id
      where p.slug = 'kuksa' order by t.locale`);

  test("is the fallback of the default one until that has words of its own", async () => {
    await run([simple("kuksa", { title: "Puukuksa" })], { locale: "fi" });
    expect(await texts()).toEqual([
      { locale: "en", title: "Puukuksa" },
      { locale: "fi", title: "Puukuksa" },
    ]);
    await run([simple("kuksa", { title: "Kuksa" })], { locale: "fi" });
    expect(await texts()).toEqual([
      { locale: "en", title: "Kuksa" },
      { locale: "fi", title: "Kuksa" },
    ]);
    await run([simple("kuksa", { title: "Wooden cup" })]);
    await run([simple("kuksa", { title: "Koivukuksa" })], { locale: "fi" });
    expect(await texts()).toEqual([
      { locale: "en", title: "Wooden cup" },
      { locale: "fi", title: "Koivukuksa" },
    ]);
  });

  test("adds its words to options that are known by SKU", async () => {
    const hat = (option1: string, value1: string): Cells => ({
      handle: "hat",
      title: "Hat",
      option1,
      value1,
      price: "5",
      sku: "HAT-1",
    });
    await run([hat("Colour", "Red")]);
    await run([hat("Väri", "Punainen")], { locale: "fi" });
    const options = () => rows<{ options: unknown }>(`select options from variants where sku = 'HAT-1'`);
    expect(await options()).toEqual([
      { options: [{ name: { en: "Colour", fi: "Väri" }, value: { en: "Red", fi: "Punainen" } }] },
    ]);
    await run([hat("Colour", "Blue")]);
    expect(await options()).toEqual([
      { options: [{ name: { en: "Colour", fi: "Väri" }, value: { en: "Blue" } }] },
    ]);
  });
});
