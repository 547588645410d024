import { describe, expect, it } from "vitest";
import { newId } from "@/lib/kernel/id";
import {
  type AddressQuery,
  fromStart,
  listingQuery,
  longestShelf,
  readListingAsk,
  shelfPage,
} from "./listing-address";

const read = (query: AddressQuery) => readListingAsk(query, "EUR");
const nothing = read({});
const queryOf = (address: string): AddressQuery => {
  const params = new URLSearchParams(address);
  return Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)]));
};

describe("what an address asks", () => {
  it.each<[string, AddressQuery, Partial<typeof nothing>]>([
    ["nothing", {}, {}],
    ["words, without the space around and between them", { q: "  oat \n bread " }, { text: "oat bread" }],
    ["no more words than make sense", { q: "a".repeat(500) }, { text: "a".repeat(100) }],
    ["a spelling to be left alone", { q: "bred", as: "typed" }, { text: "bred", asTyped: true }],
    ["a department", { in: "bread-rolls" }, { department: "bread-rolls" }],
    ["one brand", { brand: "Myllypuro" }, { brands: ["Myllypuro"] }],
    ["brands, each once", { brand: ["A", "B", "A", ""] }, { brands: ["A", "B"] }],
    ["prices as people write them", { min: "2,5", max: "12.90" }, { min: 250, max: 1290 }],
    ["a price from nothing", { min: "0" }, { min: 0 }],
    ["what came down", { sale: "1" }, { onSale: true }],
    [
      "options",
      { option: ["Size:Large", "Roast: Dark: very"] },
      {
        options: [
          { name: "Size", value: "Large" },
          { name: "Roast", value: " Dark: very" },
        ],
      },
    ],
    ["what is ready at my store", { at: "mine" }, { at: "mine" }],
    ["an order", { sort: "price_asc" }, { sort: "price_asc" }],
    ["more of it", { show: "48" }, { show: 48 }],
    ["whole pages", { show: "25" }, { show: 48 }],
    ["no more than one page holds", { show: "999" }, { show: longestShelf }],
  ])("%s", (_, query, expected) => {
    expect(read(query)).toEqual({ ...nothing, ...expected });
  });

  it.each<[string, AddressQuery]>([
    ["a department that is none", { in: "../etc" }],
    ["a price that is none", { min: "cheap", max: "1e9" }],
    ["a price no column holds", { max: "999999999" }],
    ["a negative price", { min: "-1" }],
    ["an end before the beginning", { max: "" }],
    ["an option without a value", { option: ["Size:", ":Large", "Size"] }],
    ["a place that is none", { at: "moon" }],
    ["an order that is none", { sort: "random" }],
    ["fewer than none", { show: "-24" }],
    ["a cursor that is none", { after: "W10" }],
    ["a cursor of rubbish", { after: "%%%" }],
    ["a cursor too long", { after: "a".repeat(5000) }],
    ["words of somebody else", { utm_source: "letter" }],
  ])("is left out: %s", (_, query) => {
    expect(read(query)).toEqual(nothing);
  });

  it("leaves an upper end out that is below the lower", () => {
    expect(read({ min: "10", max: "5" })).toEqual({ ...nothing, min: 1000 });
  });
});

describe("an address", () => {
  it("of nothing is empty", () => {
    expect(listingQuery(nothing, "EUR")).toBe("");
  });

  it("says everything so that it is read back", () => {
    const ask: typeof nothing = {
      text: "kahvi & tee",
      asTyped: true,
      department: "coffee",
      brands: ["A+B", "Café"],
      min: 250,
      max: 1290,
      onSale: true,
      options: [{ name: "Size", value: "Large: 1 l" }],
      at: "any",
      sort: "price_desc",
      show: 3 * shelfPage,
      after: ["price_desc", "1290", newId()],
    };
    expect(read(queryOf(listingQuery(ask, "EUR")))).toEqual(ask);
    expect(read(queryOf(listingQuery(fromStart(ask), "EUR")))).toEqual({
      ...ask,
      show: shelfPage,
      after: null,
    });
  });

  it("does not say what goes without saying", () => {
    expect(listingQuery({ ...nothing, sort: "featured", show: shelfPage }, "EUR")).toBe("");
    expect(listingQuery({ ...nothing, text: "tea", sort: "relevance" }, "EUR")).toBe("?q=tea");
  });

  it("of another order does not continue where this one ended", () => {
    const [, place] = listingQuery({ ...nothing, after: ["featured", "7", newId()] }, "EUR").split("after=");
    expect(read({ after: place }).after).not.toBeNull();
    expect(read({ after: place, sort: "title" }).after).toBeNull();
  });
});
