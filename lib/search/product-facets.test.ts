import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { searchProducts } from "./found-products";
import { productFacets, worthAsking } from "./product-facets";
import { fillLarder } from "./testing/larder";

testDatabase();
beforeAll(fillLarder);

describe("facets", () => {
  it("count what matches, each with its own filter left out", async () => {
    const facets = await productFacets(db(), { locale: "fi", brands: ["Metsä"], onSale: true });
    expect(facets).toMatchObject({ total: 1, capped: false, onSale: 1, price: { min: 400, max: 400 } });
    expect(facets.departments).toEqual([{ slug: "larder", name: "Ruokakomero", depth: 0, count: 1 }]);
    expect(facets.brands).toEqual([{ name: "Metsä", count: 1 }]);
    const all = await productFacets(db(), { locale: "fi", brands: ["Metsä"] });
    expect(all).toMatchObject({ total: 2, onSale: 1 });
    expect(all.brands).toEqual([{ name: "Metsä", count: 2 }]);
  });

  it("tell options by their canonical name in the reader's words", async () => {
    const { options, total } = await productFacets(db(), { locale: "fi", text: "villasukat" });
    expect(total).toBe(1);
    expect(options).toEqual([
      {
        name: "Size",
        label: "Koko",
        values: [
          { value: "Large", label: "Large (fi)", count: 1 },
          { value: "Small", label: "Small (fi)", count: 1 },
        ],
      },
    ]);
    const sized = { locale: "en", options: [{ name: "Size", value: "Small" }] };
    expect((await searchProducts(db(), sized, { limit: 5 })).products.map((p) => p.slug)).toEqual(["socks"]);
  });

  it("of nothing are nothing", async () => {
    const nothing = await productFacets(db(), { locale: "en", text: "zzzzzz" });
    expect(nothing).toMatchObject({
      total: 0,
      departments: [],
      brands: [],
      options: [],
      price: null,
      onSale: 0,
    });
  });

  it("of a text are the same whether it is narrowed by nothing or by what all of it has", async () => {
    const larder = { locale: "fi", text: "ruokakomero" };
    const plain = await productFacets(db(), larder);
    expect(plain.total).toBeGreaterThan(5);
    expect(await productFacets(db(), { ...larder, price: { min: 0 } })).toEqual(plain);
    expect(await productFacets(db(), { ...larder, department: "larder" })).toEqual(plain);
  });

  it("leave out an option that hardly any product of many comes in, unless it is asked for", () => {
    const option = (name: string, count: number) => ({
      name,
      label: name,
      values: [{ value: "One", label: "One", count }],
    });
    const [size, tip] = [option("Size", 20), option("Tip", 19)];
    const kept = (of: number, asked: string[] = []) =>
      worthAsking([size, tip], { of, asked }).map((o) => o.name);
    expect(kept(1_000)).toEqual(["Size"]);
    expect(kept(1_000, ["Tip"])).toEqual(["Size", "Tip"]);
    expect(kept(900)).toEqual(["Size", "Tip"]);
  });
});
